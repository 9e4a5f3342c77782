import type { Metric } from './metric';
import { predictedExactMatch } from './predicted-exact-match';
import tokenError from './token-error';

/** Exact match foretold by the mean per-token error; see `predictedExactMatch`. Range 0 to 1. */
const predictedByMean: Metric = {
  ...tokenError,
  id: 'predicted-by-mean',
  of: 'tokens',
  title: 'Foretold from the mean error',
  unit: '(1−ε)ᵏ',
  formula: '(1 − ε)^k',
  plain:
    'The share of all-right answers there would be if each token went wrong by itself, all alike.',
  better: 'up',
  kind: 'threshold',
  interval: 'bootstrap',
  value: ([error], graded) => predictedExactMatch(error, graded),
};

export default predictedByMean;
