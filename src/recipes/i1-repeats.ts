import { withChanges } from '../config/changes';
import induction from './i2-induction';
import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'i1-repeats',
  group: 'context',
  order: 2,
  title: 'Looking back, letters repeat',
  what: 'The same, but a letter may come twice in a block, so that the last one does not always tell the next; trained on the letters that count alone.',
  watch: 'the same wait; then a head that copies, as far as one letter can tell the next.',
  held: '5 of 5 seeds',
  sample: 'q t a t m | q t a t m',
  config: withChanges(induction.config, {
    task: { distinct: false, trained: 'repeats' },
    model: { norm: 'layernorm' },
  }),
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    tokens: [0.027, 0.097, 0.142, 0.166, 0.247, 0.697, 0.806, 0.832, 0.859, 0.878, 0.883],
    heldOut: [0, 0, 0, 0, 0, 0.016, 0.062, 0.106, 0.124, 0.142, 0.152],
  },
};

export default recipe;
