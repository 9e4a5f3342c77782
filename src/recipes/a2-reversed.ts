import { withChanges } from '../config/changes';
import plain from './a2-plain';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'a2-reversed',
  group: 'addition',
  order: 3,
  title: 'Sums, last digit first',
  what: 'Three-digit sums, the answer written last digit first.',
  watch: 'the digits come one after another, so (1−ε)⁴ promises too much on the way.',
  held: '3 of 3 seeds',
  next: 'tick Π(1−εᵢ) under the plots and drag the timeline back.',
  sample: '274+518=  2 9 7 0',
  config: withChanges(plain.config, {
    task: { layout: 'reversed' },
    optimizer: { schedule: 'constant' },
    training: { steps: 600 },
  }),
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    tokens: [0.1, 0.2, 0.35, 0.6, 0.82, 0.93, 0.97, 0.99, 0.995, 1, 1],
    heldOut: [0, 0, 0.01, 0.08, 0.45, 0.75, 0.9, 0.96, 0.98, 0.99, 1],
  },
};

export default recipe;
