import { defineKernel } from '../../../graph/kernel';
import { philox } from '../../../random/philox';
import { streams } from '../../../random/stream';

/**
 * What each sequence says at its place t, from logits (B, V): the most probable token, or at a temperature one that
 * is drawn. Keeps outcomes (chosen, −log p(target), p(chosen), Σ p²) and the `ranked` most probable tokens, writes
 * the token at t + 1 unless it is given, and moves the sequence on. Ties go to the lowest id.
 */
export default defineKernel({
  name: 'choose_token',
  bindings: {
    logits: 'read',
    temperature: 'read',
    draws: 'read u32',
    targets: 'read u32',
    batch: 'read_write u32',
    outcomes: 'read_write',
    alternatives: 'read_write',
  },
  constants: ['examples', 'vocabulary', 'context', 'record', 'ranked', 'has_targets'],
  run({ examples, vocabulary, context, record, ranked, has_targets }, v) {
    const heat = v.temperature[0];
    const words = new Uint32Array(4);
    for (let b = 0; b < examples; b++) {
      const t = v.batch[b * record + context];
      if (t >= context) continue;
      const row = b * context + t;
      const logits = v.logits.subarray(b * vocabulary, (b + 1) * vocabulary);
      let best = 0;
      for (let i = 1; i < vocabulary; i++) if (logits[i] > logits[best]) best = i;
      const max = logits[best];
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < vocabulary; i++) {
        const e = Math.exp(logits[i] - max);
        sum += e;
        squares += e * e;
      }
      let chosen = best;
      if (heat > 0) {
        let total = 0;
        for (let i = 0; i < vocabulary; i++) total += Math.exp((logits[i] - max) / heat);
        philox(b, t, v.draws[1], 0, v.draws[0], streams.sampling, words);
        const goal = ((words[0] >>> 8) / 2 ** 24) * total;
        let passed = 0;
        for (let i = 0; i < vocabulary; i++) {
          passed += Math.exp((logits[i] - max) / heat);
          if (passed > goal) {
            chosen = i;
            break;
          }
        }
      }
      const answer = has_targets ? v.targets[row] : chosen;
      v.outcomes[4 * row] = chosen;
      v.outcomes[4 * row + 1] = Math.log(sum) - (logits[answer] - max);
      v.outcomes[4 * row + 2] = Math.exp(logits[chosen] - max) / sum;
      v.outcomes[4 * row + 3] = squares / (sum * sum);
      let bound = -1;
      for (let rank = 0; rank < ranked; rank++) {
        let found = -1;
        for (let i = 0; i < vocabulary; i++) {
          const after =
            bound < 0 || logits[i] < logits[bound] || (logits[i] === logits[bound] && i > bound);
          if (after && (found < 0 || logits[i] > logits[found])) found = i;
        }
        v.alternatives[2 * (row * ranked + rank)] = found;
        v.alternatives[2 * (row * ranked + rank) + 1] = Math.exp(logits[found] - max) / sum;
        bound = found;
      }
      const next = b * record + t + 1;
      if (t + 1 < context && v.batch[next] >= vocabulary) v.batch[next] = chosen;
      v.batch[b * record + context] = t + 1;
    }
  },
});
