import { withChanges } from '../config/changes';
import mirage from './m1-mirage';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'm2-mirage-log',
  group: 'mirage',
  order: 2,
  title: 'Mirage on log axes',
  what: 'Facts to learn by heart, some common, most rare.',
  watch: 'on a log step axis wrong answers fall along a line; whole lists still leap.',
  sample: 'a₁b₁→y₁  a₂b₂→y₂ … ×8',
  config: withChanges(mirage.config, {
    task: { skew: 1 },
    optimizer: { learningRate: 0.005 },
    training: { steps: 800 },
  }),
  axes: { x: 'log', loss: 'log' },
  speed: 60,
  sketch: {
    tokens: [0.05, 0.12, 0.2, 0.3, 0.42, 0.52, 0.63, 0.74, 0.84, 0.93, 0.98],
    heldOut: [0, 0, 0, 0, 0.005, 0.02, 0.06, 0.14, 0.33, 0.65, 0.93],
  },
};

export default recipe;
