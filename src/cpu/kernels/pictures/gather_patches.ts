import { defineKernel } from '../../../graph/kernel';

/** out[b·C + c, :] = pictures[token(b, c) − vocabulary, :], or 0 where the token is no picture. */
export default defineKernel({
  name: 'gather_patches',
  bindings: { batch: 'read u32', pictures: 'read', out: 'read_write' },
  constants: ['rows', 'context', 'pixels', 'record', 'vocabulary'],
  run({ rows, context, pixels, record, vocabulary }, { batch, pictures, out }) {
    for (let row = 0; row < rows; row++) {
      const c = row % context;
      const picture = batch[((row - c) / context) * record + c] - vocabulary;
      for (let i = 0; i < pixels; i++) {
        out[row * pixels + i] = picture < 0 ? 0 : pictures[picture * pixels + i];
      }
    }
  },
});
