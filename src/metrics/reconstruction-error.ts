import type { Metric } from './metric';

/**
 * Mean squared error of a drawing's pixels, each from 0 to 1.
 *
 * Range 0 to 1. Source: the autoencoders of Schaeffer, Miranda and Koyejo (2023), §5.
 */
const reconstructionError: Metric = {
  id: 'reconstruction-error',
  title: 'Reconstruction error',
  unit: 'mean squared error per pixel',
  formula: '(1/P) Σ (drawn − seen)²',
  source: 'Schaeffer, Miranda and Koyejo (2023), §5',
  plain: 'How far a drawing is from its picture, pixel by pixel: 0 is the same picture.',
  range: [0, Infinity],
  better: 'down',
  kind: 'smooth',
  interval: 'bootstrap',
  of: 'drawings',
  reads: ['squares'],
  score({ count, graded, squares }, into) {
    for (let i = 0, at = 0; i < count; i++) {
      let sum = 0;
      for (let j = 0; j < graded; j++) sum += squares[at++];
      into[i] = sum / graded;
    }
  },
};

export default reconstructionError;
