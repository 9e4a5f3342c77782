import { withChanges } from '../config/changes';
import direct from './c1-direct';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'c1-scratchpad',
  group: 'steps',
  order: 2,
  title: 'Counting on paper',
  what: 'The same counter, which the model writes down for itself after every move; marked by the tens digit that it comes to.',
  watch:
    'slower at first than in the head, since one wrong step spoils the rest; then it goes on to the end.',
  held: '3 of 3 seeds',
  next: 'set Width to 8 and restart: what so small a model writes down leads it astray.',
  sample: '50 +7→57 −28→29 …',
  config: withChanges(direct.config, {
    task: { layout: 'scratchpad' },
    training: { steps: 1000, evalEvery: 20 },
  }),
  axes: {
    x: 'linear',
    loss: 'linear',
  },
  speed: 120,
  sketch: {
    heldOut: [0.032, 0.388, 0.719, 0.787, 0.882, 0.997, 0.998, 1, 0.999, 1, 1],
  },
};

export default recipe;
