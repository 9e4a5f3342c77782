import { levenshtein } from './levenshtein';
import type { Metric } from './metric';

/**
 * Exact match within n edits: 1 where the token edit distance is at most n, else 0. n = 0 is exact match.
 *
 * Range 0 to 1. Source: the manufactured thresholds of Schaeffer, Miranda and Koyejo (2023), §5.
 */
const withinEdits: Metric = {
  id: 'within-edits',
  title: 'Right but for n edits',
  unit: 'exact match within n edits',
  formula: '1 if edit distance ≤ n, else 0',
  source: 'after Schaeffer, Miranda and Koyejo (2023), §5',
  plain: 'The share of answers that at most n corrections would set right.',
  range: [0, 1],
  better: 'up',
  kind: 'threshold',
  interval: 'wilson',
  reads: ['predicted'],
  parameters: [
    { id: 'edits', symbol: 'n', label: 'Edits forgiven', min: 0, max: 'graded', step: 1 },
  ],
  score({ count, graded, lengths, predicted, target }, into, { edits }) {
    for (let i = 0; i < count; i++) {
      const k = lengths?.[i] ?? graded;
      into[i] = k > 0 && levenshtein(predicted, target, i * graded, k) <= edits ? 1 : 0;
    }
  },
};

export default withinEdits;
