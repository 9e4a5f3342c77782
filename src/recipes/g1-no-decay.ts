import { withChanges } from '../config/changes';
import grokking from './g1-grokking';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'g1-no-decay',
  group: 'grokking',
  order: 4,
  title: 'Without weight decay',
  what: 'The control: the sums of Grokking, with weight decay 0.',
  watch: 'training sums are soon known by heart; the rest stay near chance.',
  held: '3 of 3 seeds',
  next: 'set weight decay to 3 and restart: the rule comes.',
  sample: '41 + 30 ≡ ?  (mod 53)',
  config: withChanges(grokking.config, { optimizer: { weightDecay: 0 } }),
  axes: { x: 'linear', loss: 'log' },
  speed: 60,
  sketch: {
    train: [0.02, 0.99, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    heldOut: [0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02],
  },
};

export default recipe;
