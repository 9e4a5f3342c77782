import { withChanges } from '../config/changes';
import newWords from './l1-new-words';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'l1-unseen',
  group: 'context',
  order: 8,
  title: 'Words never met',
  what: 'New words, with 8 of the 32 words kept back: held-out problems are about those alone.',
  watch:
    'training problems all come out right; with words that it never met the model goes on guessing.',
  held: '3 of 3 seeds',
  next: 'set Words kept back to 0 and restart.',
  sample: 'wo 3, ba 5, wo 3; ba 5',
  config: withChanges(newWords.config, { task: { unseen: 8 }, training: { steps: 800 } }),
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    train: [0.02, 0.23, 0.23, 0.27, 0.75, 0.98, 1, 1, 1],
    heldOut: [0.016, 0.186, 0.21, 0.235, 0.235, 0.25, 0.261, 0.231, 0.27],
  },
};

export default recipe;
