import { withChanges } from '../config/changes';
import newWords from './l1-new-words';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'l1-half',
  group: 'context',
  order: 5,
  title: 'Old words and new',
  what: 'In half of the training problems words mean what they always mean; in the others, and in all that are held out, their meaning is new.',
  watch: 'old meanings are learned by heart, and reading the examples comes all the same.',
  held: '3 of 3 seeds',
  next: 'set Fixed meanings to 1 and restart.',
  sample: 'wo 3, ba 5, wo 3; ba 5',
  config: withChanges(newWords.config, { task: { fixedShare: 0.5 }, training: { steps: 800 } }),
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    train: [0.02, 0.5, 0.58, 0.66, 0.92, 1, 1, 1, 1],
    heldOut: [0.019, 0.185, 0.166, 0.198, 0.294, 0.781, 0.976, 0.997, 0.999],
  },
};

export default recipe;
