import { withChanges } from '../config/changes';
import grokking from './g1-grokking';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'g2-leak-free',
  group: 'grokking',
  order: 2,
  title: 'Grokking, leak-free',
  what: 'The same sums, but a+b and b+a never on two sides of the split.',
  watch: 'held-out sums stay at chance until the rule comes.',
  held: '3 of 3 seeds',
  sample: '41 + 30,  30 + 41',
  config: withChanges(grokking.config, {
    task: { trainFraction: 0.5, symmetricSplit: true },
    training: { steps: 1500 },
  }),
  axes: { x: 'linear', loss: 'log' },
  speed: 60,
  sketch: {
    train: [0.02, 0.99, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    heldOut: [0.018, 0, 0.004, 0.003, 0.019, 0.039, 0.13, 0.999, 1, 1, 1],
  },
};

export default recipe;
