import { levenshtein } from './levenshtein';
import type { Metric } from './metric';

/**
 * Token edit distance between answer and target, over the answer's length. The answer is the arg-max at each place
 * with the right tokens before it (with its own, where the task has it write a scratchpad), so its length is the target's.
 *
 * Range 0 to 1. Source: Levenshtein (1966); Schaeffer, Miranda and Koyejo (2023), §2.
 */
const editDistance: Metric = {
  id: 'edit-distance',
  title: 'Edit distance',
  unit: 'edits per token',
  formula: 'insertions, deletions and replacements / k',
  source: 'Levenshtein (1966); Schaeffer, Miranda and Koyejo (2023), §2',
  plain: 'How many tokens one would have to replace, insert or strike to set the answer right.',
  range: [0, 1],
  better: 'down',
  kind: 'smooth',
  interval: 'bootstrap',
  reads: ['predicted'],
  score({ count, graded, lengths, predicted, target }, into) {
    for (let i = 0; i < count; i++) {
      const k = lengths?.[i] ?? graded;
      into[i] = levenshtein(predicted, target, i * graded, k) / k;
    }
  },
};

export default editDistance;
