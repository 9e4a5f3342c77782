import { withChanges } from '../config/changes';
import induction from './i2-induction';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'i2-one-layer',
  group: 'context',
  order: 3,
  title: 'Looking back with one layer',
  what: 'The control: the lines of Looking back, for a model of one layer.',
  watch: 'it guesses among the letters of the line, and stays at that.',
  held: '3 of 3 seeds',
  next: 'set Layers to 2 and restart: the copying comes.',
  sample: 'q t a m | q t a m',
  config: withChanges(induction.config, { model: { layers: 1 } }),
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    tokens: [0.029, 0.048, 0.075, 0.141, 0.158, 0.161],
    heldOut: [0, 0, 0, 0, 0, 0],
  },
};

export default recipe;
