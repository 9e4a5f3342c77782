import type { Metric } from './metric';

/**
 * Probability of the right token among all tokens, the mean over an example's tokens.
 *
 * Range 0 to 1. Correct-choice probability is p(target) renormalised over the choices; outcomes don't hold what
 * the other choices got, so the choices here are the whole vocabulary: exact where each token may be an answer,
 * else a lower bound. Source: Du et al. (2024).
 */
const correctChoice: Metric = {
  id: 'correct-choice',
  title: 'Probability of the right token',
  unit: 'correct-choice probability',
  formula: '(1/k) Σ p(right token)',
  source: 'Du et al. (2024); all tokens are choices',
  plain:
    'How much of its belief the model puts on the right token, whether or not it would say it.',
  range: [0, 1],
  better: 'up',
  kind: 'smooth',
  interval: 'bootstrap',
  reads: ['probability'],
  score({ count, graded, lengths, probability }, into) {
    for (let i = 0; i < count; i++) {
      const k = lengths?.[i] ?? graded;
      let sum = 0;
      for (let at = i * graded, end = at + k; at < end; at++) sum += probability[at];
      into[i] = sum / k;
    }
  },
};

export default correctChoice;
