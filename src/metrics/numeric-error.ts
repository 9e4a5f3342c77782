import type { Metric } from './metric';

/**
 * How far the number that the answer's digits spell is from the right one: |Σ (dᵢ − tᵢ) wᵢ|, wᵢ the place's value.
 *
 * Range 0 to ∞: 2,724 for 9,724 is one token wrong and 7,000 off. A token that is no digit counts as its id.
 * Source: Wei (2023), "Common arguments regarding emergent abilities".
 */
const numericError: Metric = {
  id: 'numeric-error',
  title: 'Off by',
  unit: 'distance from the right number',
  formula: '|answer − right number|',
  source: 'after Wei (2023), Common arguments regarding emergent abilities',
  plain: 'How far the number is from the right one: one wrong digit may be 1 off, or a million.',
  range: [0, Infinity],
  better: 'down',
  kind: 'smooth',
  interval: 'bootstrap',
  reads: ['predicted'],
  applies: ({ placeValues }) => placeValues !== undefined,
  score({ count, graded, predicted, target, placeValues }, into) {
    for (let i = 0, at = 0; i < count; i++) {
      let off = 0;
      for (let j = 0; j < graded; j++, at++) {
        off += (predicted[at] - target[at]) * (placeValues?.[j] ?? NaN);
      }
      into[i] = Math.abs(off);
    }
  },
};

export default numericError;
