import { defineKernel } from '../../graph/kernel';

/** d_embedding[v, :] = Σ over rows whose token is v of d_out[row, :], position by position. */
export default defineKernel({
  name: 'embed_backward',
  bindings: { index: 'read u32', d_out: 'read', d_embedding: 'read_write' },
  constants: ['context', 'width', 'vocabulary', 'accumulate'],
  run({ context, width, vocabulary, accumulate }, { index, d_out, d_embedding }) {
    const users = 2 * vocabulary * context;
    if (!accumulate) d_embedding.fill(0, 0, vocabulary * width);
    for (let place = 0; place < vocabulary * context; place++) {
      const c = place % context;
      const to = ((place - c) / context) * width;
      for (let u = index[2 * place]; u < index[2 * place + 1]; u++) {
        const from = (index[users + u] * context + c) * width;
        for (let j = 0; j < width; j++) d_embedding[to + j] += d_out[from + j];
      }
    }
  },
});
