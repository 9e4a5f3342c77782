import type { Metric } from './metric';

/**
 * Pass rate: the probability Π p(target) that an answer sampled token by token is right throughout.
 *
 * Range 0 to 1. Exact, with no sampling; what PassUntil estimates by sampling. Source: Hu et al. (2023).
 */
const passRate: Metric = {
  id: 'pass-rate',
  title: 'Pass rate',
  unit: 'probability that a sample is all right',
  range: [0, 1],
  rising: true,
  score({ count, graded, targetProbability }) {
    const scores = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      let product = graded > 0 ? 1 : 0;
      for (let j = 0; j < graded; j++) product *= targetProbability[i * graded + j];
      scores[i] = product;
    }
    return scores;
  },
};

export default passRate;
