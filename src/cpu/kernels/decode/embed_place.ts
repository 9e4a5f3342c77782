import { defineKernel } from '../../../graph/kernel';

/** out[b, :] = embedding[token(b, t), :] + positions[t, :], t the place of sequence b. */
export default defineKernel({
  name: 'embed_place',
  bindings: { batch: 'read u32', embedding: 'read', positions: 'read', out: 'read_write' },
  constants: ['examples', 'context', 'width', 'record', 'has_positions'],
  run({ examples, context, width, record, has_positions }, v) {
    for (let b = 0; b < examples; b++) {
      const t = v.batch[b * record + context];
      const token = v.batch[b * record + t];
      for (let j = 0; j < width; j++) {
        const position = has_positions ? v.positions[t * width + j] : 0;
        v.out[b * width + j] = v.embedding[token * width + j] + position;
      }
    }
  },
});
