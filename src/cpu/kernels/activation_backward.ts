import { defineKernel } from '../../graph/kernel';

/** d_pre = d_out·act′(pre), element by element. */
export default defineKernel({
  name: 'activation_backward',
  bindings: { pre: 'read', d_out: 'read', d_pre: 'read_write' },
  constants: ['count'],
  run({ count }, v, activation) {
    for (let i = 0; i < count; i++) v.d_pre[i] = v.d_out[i] * activation.derivative(v.pre[i]);
  },
});
