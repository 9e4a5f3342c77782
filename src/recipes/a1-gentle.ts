import { withChanges } from '../config/changes';
import addition from './a1-addition';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'a1-gentle',
  group: 'addition',
  order: 1,
  title: 'Adding, gently',
  what: 'Eight-digit sums, column by column from the right.',
  watch: 'digits come in little by little; whole sums lag far behind.',
  held: '3 of 3 seeds',
  sample: '6+7→3  9+3→3  1+0→2 …',
  config: withChanges(addition.config, { training: { steps: 600, evalEvery: 25 } }),
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    tokens: [0.1, 0.14, 0.3, 0.48, 0.6, 0.66, 0.7, 0.75, 0.8, 0.83, 0.86],
    heldOut: [0, 0, 0, 0.003, 0.015, 0.035, 0.06, 0.1, 0.17, 0.23, 0.3],
  },
};

export default recipe;
