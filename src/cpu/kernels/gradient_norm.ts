import { defineKernel } from '../../graph/kernel';

/** out[0] = √Σ g² over all gradients of a replica. */
export default defineKernel({
  name: 'gradient_norm',
  bindings: { gradients: 'read', out: 'read_write' },
  constants: ['count'],
  run({ count }, v) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += v.gradients[i] ** 2;
    v.out[0] = Math.sqrt(sum);
  },
});
