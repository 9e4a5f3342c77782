import { withChanges } from '../config/changes';
import grokking from './g1-grokking';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'g3-long-plateau',
  group: 'grokking',
  order: 3,
  title: 'A longer wait',
  what: 'The sums of Grokking, with fewer of them to train on.',
  watch: 'all known by heart within a hundred steps, next to nothing understood for hundreds more.',
  held: '3 of 3 seeds',
  sample: '41 + 30 ≡ 18  (mod 53)',
  config: withChanges(grokking.config, { task: { trainFraction: 0.3 }, training: { steps: 2000 } }),
  axes: { x: 'log', loss: 'log' },
  speed: null,
  sketch: {
    train: [0.02, 1, 1, 1, 1, 1, 1, 1, 1],
    heldOut: [0.014, 0.018, 0.107, 0.7, 0.951, 0.995, 1, 1, 1],
  },
};

export default recipe;
