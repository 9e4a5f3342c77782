import { withChanges } from '../config/changes';
import scratchpad from './parity-scratchpad';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'parity-direct',
  group: 'steps',
  order: 4,
  title: 'Odd or even, at once',
  what: 'The control: the same rows of twelve bits, with the answer alone.',
  watch: 'a coin toss to the end: every part of a row tells nothing.',
  held: '3 of 3 seeds',
  sample: '101100111010 → odd',
  config: withChanges(scratchpad.config, { task: { layout: 'direct' } }),
  axes: {
    x: 'linear',
    loss: 'linear',
  },
  speed: 60,
  sketch: {
    heldOut: [0, 0.52, 0.477, 0.477, 0.477, 0.477, 0.523, 0.477, 0.475, 0.476, 0.476],
  },
};

export default recipe;
