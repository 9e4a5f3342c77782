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
  range: [0, 1],
  rising: true,
  score({ count, graded, target, predicted }) {
    const scores = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      let right = graded > 0;
      for (let j = i * graded; j < (i + 1) * graded; j++) right &&= predicted[j] === target[j];
      scores[i] = right ? 1 : 0;
    }
    return scores;
  },
};

export default exactMatch;
