import type { Metric } from './metric';

/**
 * Mean negative log-likelihood of the right tokens, −(1/K) Σ ln p(target), in nats.
 *
 * Range 0 to ∞; guessing evenly among m answers costs ln m. Source: Shannon (1948).
 */
const loss: Metric = {
  id: 'loss',
  title: 'Loss',
  unit: 'nats per token',
  formula: '−(1/k) Σ ln p(right token)',
  source: 'Shannon (1948)',
  plain: 'How surprised the model is by the right answer; 0 is no surprise at all.',
  range: [0, Infinity],
  better: 'down',
  kind: 'smooth',
  interval: 'bootstrap',
  reads: ['surprise'],
  score({ count, graded, lengths, surprise }, into) {
    for (let i = 0, at = 0; i < count; i++) {
      let sum = 0;
      for (let j = 0; j < graded; j++) sum += surprise[at++];
      into[i] = sum / (lengths?.[i] ?? graded);
    }
  },
};

export default loss;
