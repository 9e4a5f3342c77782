import { withChanges } from '../config/changes';
import newWords from './l1-new-words';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'l1-one-layer',
  group: 'context',
  order: 6,
  title: 'New words with one layer',
  what: 'The control: the same problems, for a model of one layer.',
  watch: 'one in four right, and never more: it guesses among the meanings shown.',
  held: '3 of 3 seeds',
  next: 'set Layers to 2 and restart.',
  sample: 'wo 3, ba 5, wo 3; ba ?',
  config: withChanges(newWords.config, { model: { layers: 1 } }),
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    train: [0.02, 0.3, 0.16, 0.25, 0.2, 0.25],
    heldOut: [0.014, 0.256, 0.233, 0.256, 0.253, 0.245],
  },
};

export default recipe;
