import { defineKernel } from '../../graph/kernel';

/**
 * For each slot, from logits (B·S, V): outcomes = (arg-max, −log p(target), p(arg-max), Σ p²), and, where
 * `has_gradient`, d_logits = (p − onehot(target))·weight for a trained slot, 0 otherwise. weight = hyper[0] is
 * 1/(trained slots of the batch). Ties go to the lowest id.
 */
export default defineKernel({
  name: 'softmax_cross_entropy',
  bindings: {
    logits: 'read',
    batch: 'read u32',
    hyper: 'read',
    outcomes: 'read_write',
    d_logits: 'read_write',
  },
  constants: ['rows', 'vocabulary', 'slots', 'record', 'context', 'has_gradient'],
  run({ rows, vocabulary, slots, record, context, has_gradient }, v) {
    for (let row = 0; row < rows; row++) {
      const s = row % slots;
      const b = (row - s) / slots;
      const target = v.batch[b * record + context + slots + s];
      const mask = v.batch[b * record + context + 2 * slots + s];
      const at = row * vocabulary;
      let best = 0;
      for (let i = 1; i < vocabulary; i++) if (v.logits[at + i] > v.logits[at + best]) best = i;
      const max = v.logits[at + best];
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < vocabulary; i++) {
        const e = Math.exp(v.logits[at + i] - max);
        sum += e;
        squares += e * e;
      }
      v.outcomes[4 * row] = best;
      v.outcomes[4 * row + 1] = Math.log(sum) - (v.logits[at + target] - max);
      v.outcomes[4 * row + 2] = 1 / sum;
      v.outcomes[4 * row + 3] = squares / (sum * sum);
      if (!has_gradient) continue;
      const weight = mask & 1 ? v.hyper[0] : 0;
      for (let i = 0; i < vocabulary; i++) {
        const p = Math.exp(v.logits[at + i] - max) / sum;
        v.d_logits[at + i] = (p - (i === target ? 1 : 0)) * weight;
      }
    }
  },
});
