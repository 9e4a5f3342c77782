import { withChanges } from '../config/changes';
import newWords from './l1-new-words';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'l1-fixed',
  group: 'context',
  order: 7,
  title: 'Old words only',
  what: 'The control: in training words always mean the same; held-out problems give them new meanings.',
  watch: 'training problems are soon known by heart; new meanings are never read from the context.',
  held: '3 of 3 seeds',
  next: 'set Fixed meanings to 0.5 and restart.',
  sample: 'wo 3, ba 5, wo 3; ba 5',
  config: withChanges(newWords.config, { task: { fixedShare: 1 }, training: { steps: 500 } }),
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    train: [0.02, 1, 1, 1],
    heldOut: [0.019, 0.129, 0.129, 0.13],
  },
};

export default recipe;
