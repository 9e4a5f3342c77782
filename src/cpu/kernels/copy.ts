import { defineKernel } from '../../graph/kernel';

/** out = x, element by element. */
export default defineKernel({
  name: 'copy',
  bindings: { x: 'read', out: 'read_write' },
  constants: ['count'],
  run({ count }, { x, out }) {
    for (let i = 0; i < count; i++) out[i] = x[i]!;
  },
});
