import { defineKernel } from '../../graph/kernel';

/** out[b·C + c, :] = embedding[token(b, c), :] + positions[c, :]; a token from `vocabulary` on adds nothing. */
export default defineKernel({
  name: 'embed',
  bindings: { batch: 'read u32', embedding: 'read', positions: 'read', out: 'read_write' },
  constants: ['rows', 'context', 'width', 'vocabulary', 'record', 'has_positions'],
  run({ rows, context, width, vocabulary, record, has_positions }, v) {
    for (let row = 0; row < rows; row++) {
      const c = row % context;
      const token = v.batch[((row - c) / context) * record + c];
      for (let j = 0; j < width; j++) {
        const position = has_positions ? v.positions[c * width + j] : 0;
        const own = token < vocabulary ? v.embedding[token * width + j] : 0;
        v.out[row * width + j] = own + position;
      }
    }
  },
});
