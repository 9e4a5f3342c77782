import type { Metric } from './metric';

/**
 * Brier score of a token: Σ_v (p_v − 1[v = target])² = Σ p² − 2 p(target) + 1; the mean over an example's tokens.
 *
 * Range 0 to 2: certain and right is 0, certain and wrong 2. Source: Brier (1950).
 */
const brier: Metric = {
  id: 'brier',
  title: 'Brier score',
  unit: 'squared error of the probabilities',
  formula: '(1/k) Σ Σᵥ (pᵥ − 1[v is right])²',
  source: 'Brier (1950)',
  plain:
    'How far the model’s probabilities are from “all on the right token”: 0 is perfect, 2 is sure and wrong.',
  range: [0, 2],
  better: 'down',
  kind: 'smooth',
  interval: 'bootstrap',
  reads: ['probability', 'squares'],
  score({ count, graded, lengths, probability, squares }, into) {
    for (let i = 0, at = 0; i < count; i++) {
      let sum = 0;
      for (let j = 0; j < graded; j++, at++) sum += squares[at] - 2 * probability[at] + 1;
      // Packed probabilities are rounded each by itself.
      into[i] = Math.max(0, sum / (lengths?.[i] ?? graded));
    }
  },
};

export default brier;
