import { defineKernel } from '../../graph/kernel';

/** d_x[b·C + c, :] = Σ over slots at position c of d_out[b·S + s, :]; zero where there is none. */
export default defineKernel({
  name: 'scatter_slots',
  bindings: { batch: 'read u32', d_out: 'read', d_x: 'read_write' },
  constants: ['examples', 'slots', 'context', 'width', 'record', 'accumulate'],
  run({ examples, slots, context, width, record, accumulate }, { batch, d_out, d_x }) {
    if (!accumulate) d_x.fill(0, 0, examples * context * width);
    for (let b = 0; b < examples; b++) {
      for (let s = 0; s < slots; s++) {
        const position = batch[b * record + context + s];
        for (let j = 0; j < width; j++) {
          d_x[(b * context + position) * width + j] += d_out[(b * slots + s) * width + j];
        }
      }
    }
  },
});
