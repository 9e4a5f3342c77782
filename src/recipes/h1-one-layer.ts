import { withChanges } from '../config/changes';
import hops from './h1-hops';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'h1-one-layer',
  group: 'context',
  order: 10,
  title: 'Two hops with one layer',
  what: 'The control: the same problems, for a model of one layer.',
  watch: 'one step as before; of two steps about half, and hardly a problem is all right.',
  held: '3 of 3 seeds',
  sample: 'a→d d→b …; a→ d  a→→ ?',
  config: withChanges(hops.config, { model: { layers: 1 } }),
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    tokens: [0.013, 0.467, 0.605, 0.632, 0.683, 0.724],
    heldOut: [0, 0, 0.002, 0.004, 0.022, 0.035],
  },
};

export default recipe;
