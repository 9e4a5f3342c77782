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
  formula: 'ε = wrong tokens / all tokens',
  source: 'Schaeffer, Miranda and Koyejo (2023), §2',
  plain: 'Of all the tokens of all the answers, the share that is wrong.',
  range: [0, 1],
  better: 'down',
  // One token tips over, but an answer has many, and a test very many: the mean hardly steps.
  kind: 'smooth',
  interval: 'wilson-tokens',
  of: 'both',
  reads: ['predicted'],
  score({ count, graded, lengths, target, predicted }, into) {
    for (let i = 0, at = 0; i < count; i++) {
      let wrong = 0;
      for (let j = 0; j < graded; j++, at++) if (predicted[at] !== target[at]) wrong++;
      into[i] = wrong / (lengths?.[i] ?? graded);
    }
  },
};

export default tokenError;
