import type { Metric } from './metric';

/**
 * Pass rate: the probability Π p(target) that an answer sampled token by token is right throughout.
 *
 * Range 0 to 1. Exact, with no sampling; what PassUntil (`analysis/pass-until`) estimates by sampling. Source: Hu
 * et al. (2023).
 */
const passRate: Metric = {
  id: 'pass-rate',
  title: 'Pass rate',
  unit: 'probability that a sample is all right',
  formula: 'Π p(right token)',
  source: 'Hu et al. (2023)',
  plain:
    'If the model rolled dice by its own probabilities, how often a whole answer would come out right.',
  range: [0, 1],
  better: 'up',
  kind: 'threshold',
  interval: 'bootstrap',
  reads: ['probability'],
  score({ count, graded, probability }, into) {
    for (let i = 0, at = 0; i < count; i++) {
      let product = graded > 0 ? 1 : 0;
      for (let j = 0; j < graded; j++) product *= probability[at++];
      into[i] = product;
    }
  },
};

export default passRate;
