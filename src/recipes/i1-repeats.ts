import { withChanges } from '../config/changes';
import induction from './i2-induction';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'i1-repeats',
  group: 'context',
  order: 2,
  title: 'Looking back, letters repeat',
  what: 'The same, but a letter may come twice in a block, so that the last one does not always tell the next.',
  watch:
    'the same wait; then most often a head that copies, and now and then a way round it that stops half-way.',
  held: '2 of 3 seeds',
  sample: 'q t a t m | q t a t m',
  config: withChanges(induction.config, {
    task: { distinct: false },
    model: { norm: 'layernorm' },
  }),
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    tokens: [0.027, 0.082, 0.135, 0.157, 0.181, 0.215, 0.264, 0.457, 0.682, 0.767, 0.815],
    heldOut: [0, 0, 0, 0, 0, 0, 0, 0, 0.014, 0.056, 0.098],
  },
};

export default recipe;
