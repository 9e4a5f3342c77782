import type { Metric } from './metric';

/**
 * Share of tokens whose right answer has a probability above τ.
 *
 * Range 0 to 1. A threshold of one's own choosing makes a jump of one's own choosing. Source: the manufactured
 * thresholds of Schaeffer, Miranda and Koyejo (2023), §5.
 */
const aboveThreshold: Metric = {
  id: 'above-threshold',
  title: 'Right token above τ',
  unit: 'share of tokens with p > τ',
  formula: '(1/k) Σ 1[p(right token) > τ]',
  source: 'after Schaeffer, Miranda and Koyejo (2023), §5',
  plain: 'The share of tokens for which the model is more than τ sure of the right one.',
  range: [0, 1],
  better: 'up',
  kind: 'threshold',
  interval: 'wilson-tokens',
  reads: ['probability'],
  parameters: [
    { id: 'threshold', symbol: 'τ', label: 'Certainty asked for', min: 0, max: 0.999, step: 0.001 },
  ],
  score({ count, graded, lengths, probability }, into, { threshold }) {
    for (let i = 0; i < count; i++) {
      const k = lengths?.[i] ?? graded;
      let above = 0;
      for (let at = i * graded, end = at + k; at < end; at++)
        if (probability[at] > threshold) above++;
      into[i] = above / k;
    }
  },
};

export default aboveThreshold;
