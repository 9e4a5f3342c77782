import { defineKernel } from '../../graph/kernel';

/** d_k[j] = Σ_i d_scores[i, j]·q[i] and d_v[j] = Σ_i p[i, j]·d_out[i]; shapes as in `attention`. */
export default defineKernel({
  name: 'attention_backward_key_value',
  bindings: {
    q: 'read',
    probabilities: 'read',
    d_scores: 'read',
    d_out: 'read',
    d_k: 'read_write',
    d_v: 'read_write',
  },
  constants: ['examples', 'queries', 'context', 'heads', 'head_width'],
  run({ examples, queries, context, heads, head_width }, views) {
    const { q, probabilities, d_scores, d_out, d_k, d_v } = views;
    const width = heads * head_width;
    for (let b = 0; b < examples; b++) {
      for (let h = 0; h < heads; h++) {
        for (let j = 0; j < context; j++) {
          const at = (b * context + j) * width + h * head_width;
          for (let l = 0; l < head_width; l++) {
            let dK = 0;
            let dV = 0;
            for (let i = 0; i < queries; i++) {
              const p = ((b * heads + h) * queries + i) * context + j;
              const qAt = (b * queries + i) * width + h * head_width + l;
              dK += d_scores[p] * q[qAt];
              dV += probabilities[p] * d_out[qAt];
            }
            d_k[at + l] = dK;
            d_v[at + l] = dV;
          }
        }
      }
    }
  },
});
