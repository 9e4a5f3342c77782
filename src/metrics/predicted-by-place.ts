import type { Metric } from './metric';
import { predictedByPlace as product } from './predicted-exact-match';

/** Exact match foretold by each place's own error; see `predictedByPlace`. Range 0 to 1. */
const predictedByPlace: Metric = {
  id: 'predicted-by-place',
  title: 'Foretold from each place’s error',
  unit: 'Π(1−εᵢ)',
  formula: 'Π (1 − εᵢ) over the k places',
  source: 'Independence; Schaeffer, Miranda and Koyejo (2023), §2, for equal places',
  plain: 'The same foretelling, but each place of the answer has its own share of wrong tokens.',
  range: [0, 1],
  better: 'up',
  kind: 'threshold',
  interval: 'bootstrap',
  reads: ['predicted'],
  width: (graded) => graded,
  score({ predicted, target }, into) {
    for (let at = 0; at < into.length; at++) into[at] = predicted[at] === target[at] ? 0 : 1;
  },
  value: (errors) => product(errors),
};

export default predictedByPlace;
