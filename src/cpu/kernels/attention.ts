import { defineKernel } from '../../graph/kernel';

/**
 * Causal attention (Vaswani et al. 2017, eq. 1), a row for each (example, head, query):
 * probabilities = softmax(q·kᵀ/√d) over keys at or before the query's position, out = probabilities·v.
 * q is (B·Q, H·d), k and v (B·C, H·d), probabilities (B, H, Q, C). With `slots` > 0 the Q = slots queries of
 * an example stand at the positions that its record lists from `record_offset` on; otherwise query i at i.
 */
export default defineKernel({
  name: 'attention',
  bindings: {
    batch: 'read u32',
    q: 'read',
    k: 'read',
    v: 'read',
    probabilities: 'read_write',
    out: 'read_write',
  },
  constants: [
    'examples',
    'queries',
    'context',
    'heads',
    'head_width',
    'slots',
    'record',
    'record_offset',
  ],
  run(constants, { batch, q, k, v, probabilities, out }) {
    const { examples, queries, context, heads, head_width } = constants;
    const { slots, record, record_offset } = constants;
    const width = heads * head_width;
    const scale = 1 / Math.sqrt(head_width);
    for (let b = 0; b < examples; b++) {
      for (let h = 0; h < heads; h++) {
        for (let i = 0; i < queries; i++) {
          const last = slots > 0 ? batch[b * record + record_offset + i] : i;
          const p = ((b * heads + h) * queries + i) * context;
          const qAt = (b * queries + i) * width + h * head_width;
          let max = -3e38;
          for (let j = 0; j <= last; j++) {
            const kAt = (b * context + j) * width + h * head_width;
            let score = 0;
            for (let l = 0; l < head_width; l++) score += q[qAt + l] * k[kAt + l];
            score *= scale;
            probabilities[p + j] = score;
            if (score > max) max = score;
          }
          let sum = 0;
          for (let j = 0; j <= last; j++) {
            const e = Math.exp(probabilities[p + j] - max);
            probabilities[p + j] = e;
            sum += e;
          }
          for (let j = 0; j < context; j++) {
            probabilities[p + j] = j <= last ? probabilities[p + j] / sum : 0;
          }
          for (let l = 0; l < head_width; l++) {
            let value = 0;
            for (let j = 0; j <= last; j++) {
              value += probabilities[p + j] * v[(b * context + j) * width + h * head_width + l];
            }
            out[qAt + l] = value;
          }
        }
      }
    }
  },
});
