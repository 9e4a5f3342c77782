import { defineKernel } from '../../graph/kernel';

/** out[b·Q + i, :] = table[token(b, c)·C + c, :], c the position of row i. */
export default defineKernel({
  name: 'lookup',
  bindings: { batch: 'read u32', table: 'read', out: 'read_write' },
  constants: ['examples', 'queries', 'context', 'width', 'slots', 'record', 'record_offset'],
  run({ examples, queries, context, width, slots, record, record_offset }, v) {
    for (let row = 0; row < examples * queries; row++) {
      const i = row % queries;
      const tokens = ((row - i) / queries) * record;
      const c = slots > 0 ? v.batch[tokens + record_offset + i] : i;
      const place = v.batch[tokens + c] * context + c;
      for (let j = 0; j < width; j++) v.out[row * width + j] = v.table[place * width + j]!;
    }
  },
});
