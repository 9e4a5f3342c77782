import type { Metric } from './metric';

/**
 * Exact match: 1 where every graded token of the example is right, else 0.
 *
 * Range 0 to 1. Teacher-forced arg-max that is right everywhere is the same as a right greedy answer, so no
 * decoding is needed. Source: the strict rubric of Wei et al. (2022) and Schaeffer et al. (2023).
 */
const exactMatch: Metric = {
  id: 'exact-match',
  title: 'All right',
  unit: 'exact match',
  formula: '1 if all k tokens are right, else 0',
  source: 'Wei et al. (2022); Schaeffer, Miranda and Koyejo (2023)',
  plain: 'The share of answers without a single wrong token; nearly right counts as wrong.',
  range: [0, 1],
  better: 'up',
  kind: 'threshold',
  interval: 'wilson',
  of: 'both',
  reads: ['predicted'],
  score({ count, graded, target, predicted }, into) {
    for (let i = 0; i < count; i++) {
      const end = (i + 1) * graded;
      let at = i * graded;
      while (at < end && predicted[at] === target[at]) at++;
      into[i] = graded > 0 && at === end ? 1 : 0;
    }
  },
};

export default exactMatch;
