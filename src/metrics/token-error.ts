import type { Metric } from './metric';

/**
 * Per-token error ε: the share of graded tokens that the model's most probable answer gets wrong.
 *
 * Range 0 to 1; guessing gives 1 − chance. Source: Schaeffer, Miranda and Koyejo (2023), §2, where 1 − ε is p.
 */
const tokenError: Metric = {
  id: 'token-error',
  title: 'Wrong tokens',
  unit: 'per-token error, ε',
  range: [0, 1],
  rising: false,
  score({ count, graded, target, predicted }) {
    const scores = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      let wrong = 0;
      for (let j = i * graded; j < (i + 1) * graded; j++) if (predicted[j] !== target[j]) wrong++;
      scores[i] = wrong / graded;
    }
    return scores;
  },
};

export default tokenError;
