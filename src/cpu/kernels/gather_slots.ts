import { defineKernel } from '../../graph/kernel';

/** out[b·S + s, :] = x[b·C + position(b, s), :]: the rows that are trained or graded. */
export default defineKernel({
  name: 'gather_slots',
  bindings: { batch: 'read u32', x: 'read', out: 'read_write' },
  constants: ['examples', 'slots', 'context', 'width', 'record'],
  run({ examples, slots, context, width, record }, { batch, x, out }) {
    for (let b = 0; b < examples; b++) {
      for (let s = 0; s < slots; s++) {
        const position = batch[b * record + context + s];
        for (let j = 0; j < width; j++) {
          out[(b * slots + s) * width + j] = x[(b * context + position) * width + j]!;
        }
      }
    }
  },
});
