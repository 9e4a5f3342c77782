import { defineKernel } from '../../graph/kernel';

/**
 * Through attention's softmax to its scores, and on to the queries: d_p = d_out·vᵀ,
 * d_scores = p∘(d_p − Σ p∘d_p)/√d, d_q = d_scores·k. Shapes as in `attention`; keys that the mask hides
 * have p = 0 and so no gradient.
 */
export default defineKernel({
  name: 'attention_backward_query',
  bindings: {
    probabilities: 'read',
    k: 'read',
    v: 'read',
    d_out: 'read',
    d_scores: 'read_write',
    d_q: 'read_write',
  },
  constants: ['examples', 'queries', 'context', 'heads', 'head_width'],
  run({ examples, queries, context, heads, head_width }, views) {
    const { probabilities, k, v, d_out, d_scores, d_q } = views;
    const width = heads * head_width;
    const scale = 1 / Math.sqrt(head_width);
    for (let b = 0; b < examples; b++) {
      for (let h = 0; h < heads; h++) {
        for (let i = 0; i < queries; i++) {
          const p = ((b * heads + h) * queries + i) * context;
          const qAt = (b * queries + i) * width + h * head_width;
          let mean = 0;
          for (let j = 0; j < context; j++) {
            const at = (b * context + j) * width + h * head_width;
            let d = 0;
            for (let l = 0; l < head_width; l++) d += d_out[qAt + l] * v[at + l];
            d_scores[p + j] = d;
            mean += probabilities[p + j] * d;
          }
          for (let j = 0; j < context; j++) {
            d_scores[p + j] = probabilities[p + j] * (d_scores[p + j] - mean) * scale;
          }
          for (let l = 0; l < head_width; l++) {
            let d = 0;
            for (let j = 0; j < context; j++) {
              d += d_scores[p + j] * k[(b * context + j) * width + h * head_width + l];
            }
            d_q[qAt + l] = d;
          }
        }
      }
    }
  },
});
