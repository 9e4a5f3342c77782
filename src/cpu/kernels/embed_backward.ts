import { defineKernel } from '../../graph/kernel';

/** d_embedding[v, :] = Σ over rows whose token is v of d_out[row, :], in row order. */
export default defineKernel({
  name: 'embed_backward',
  bindings: { batch: 'read u32', d_out: 'read', d_embedding: 'read_write' },
  constants: ['rows', 'context', 'width', 'record', 'vocabulary', 'accumulate'],
  run({ rows, context, width, record, vocabulary, accumulate }, v) {
    if (!accumulate) v.d_embedding.fill(0, 0, vocabulary * width);
    for (let row = 0; row < rows; row++) {
      const c = row % context;
      const token = v.batch[((row - c) / context) * record + c];
      for (let j = 0; j < width; j++) {
        v.d_embedding[token * width + j] += v.d_out[row * width + j];
      }
    }
  },
});
