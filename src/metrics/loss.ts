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
  range: [0, Infinity],
  rising: false,
  score({ count, graded, targetProbability }) {
    const scores = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let j = 0; j < graded; j++) sum -= Math.log(targetProbability[i * graded + j]);
      scores[i] = sum / graded;
    }
    return scores;
  },
};

export default loss;
