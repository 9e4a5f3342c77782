import { withChanges } from '../config/changes';
import negation from './u1-negation';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'u1-half',
  group: 'shortcut',
  order: 2,
  title: 'A common NOT',
  what: 'The control: the same questions, every other one with NOT.',
  watch: 'no dip: what is met often is learned with the rest.',
  held: '3 of 3 seeds',
  sample: 'NOT 274 > 518?  yes',
  config: withChanges(negation.config, { task: { negated: 0.5 } }),
  axes: {
    x: 'linear',
    loss: 'linear',
  },
  speed: 60,
  sketch: {
    heldOut: [0.032, 0.647, 0.742, 0.747, 0.699, 0.744, 0.764, 0.919, 0.958, 0.948, 0.961],
  },
};

export default recipe;
