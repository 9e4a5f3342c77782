import type { Metric } from './metric';

/**
 * Share of drawings whose mean squared error is below τ.
 *
 * Range 0 to 1. The error falls smoothly; where the bar stands decides when an ability seems to emerge. Source: the
 * manufactured threshold of Schaeffer, Miranda and Koyejo (2023), §5.
 */
const nearEnough: Metric = {
  id: 'near-enough',
  title: 'Error below τ',
  unit: 'share of drawings with error < τ',
  formula: '1 if (1/P) Σ (drawn − seen)² < τ, else 0',
  source: 'Schaeffer, Miranda and Koyejo (2023), §5',
  plain: 'The share of drawings that are nearer to their picture than a bar of your own choosing.',
  range: [0, 1],
  better: 'up',
  kind: 'threshold',
  interval: 'wilson',
  of: 'drawings',
  reads: ['squares'],
  parameters: [
    { id: 'error', symbol: 'τ', label: 'Error allowed', min: 0.0001, max: 0.5, step: 0.0001 },
  ],
  score({ count, graded, squares }, into, { error }) {
    for (let i = 0; i < count; i++) {
      let near = 1;
      for (let at = i * graded; at < (i + 1) * graded; at++) if (!(squares[at] < error)) near = 0;
      into[i] = near;
    }
  },
};

export default nearEnough;
