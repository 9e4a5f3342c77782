import { defineKernel } from '../../../graph/kernel';

/** The answer of a drawing that is no picture, to within the tolerance: beyond every id. */
const NONE = 65535;

/**
 * For each slot, from a drawing y (B·S, P) and the picture x that it should be: mse = (1/P) Σ (y − x)²; outcomes =
 * (target where mse < tolerance, else NONE; mse; 0; mse); and, where `has_gradient`, d_drawn = (2/P)·(y − x)·hyper[0] for
 * a trained slot, 0 otherwise. hyper[0] is 1/(trained slots of the batch). A slot that is not asked for has target 0.
 */
export default defineKernel({
  name: 'squared_error',
  bindings: {
    drawn: 'read',
    batch: 'read u32',
    pictures: 'read',
    hyper: 'read',
    outcomes: 'read_write',
    d_drawn: 'read_write',
  },
  constants: [
    'rows',
    'pixels',
    'slots',
    'record',
    'context',
    'vocabulary',
    'tolerance',
    'has_gradient',
  ],
  run({ rows, pixels, slots, record, context, vocabulary, tolerance, has_gradient }, v) {
    for (let row = 0; row < rows; row++) {
      const s = row % slots;
      const at = ((row - s) / slots) * record + context + s;
      const target = v.batch[at + slots];
      const x = Math.max(target - vocabulary, 0) * pixels;
      const y = row * pixels;
      let sum = 0;
      for (let i = 0; i < pixels; i++) sum += (v.drawn[y + i] - v.pictures[x + i]) ** 2;
      const mse = sum / pixels;
      v.outcomes[4 * row] = mse < tolerance ? target : NONE;
      v.outcomes[4 * row + 1] = mse;
      v.outcomes[4 * row + 2] = 0;
      v.outcomes[4 * row + 3] = mse;
      if (!has_gradient) continue;
      const weight = v.batch[at + 2 * slots] & 1 ? (2 * v.hyper[0]) / pixels : 0;
      for (let i = 0; i < pixels; i++) {
        v.d_drawn[y + i] = weight * (v.drawn[y + i] - v.pictures[x + i]);
      }
    }
  },
});
