import { defineKernel } from '../../graph/kernel';

/** d_table[v·C + c, :] = Σ of d_out over the rows at position c of examples whose token there is v. */
export default defineKernel({
  name: 'lookup_backward',
  bindings: { batch: 'read u32', index: 'read u32', d_out: 'read', d_table: 'read_write' },
  constants: [
    'examples',
    'queries',
    'context',
    'width',
    'slots',
    'record',
    'record_offset',
    'vocabulary',
    'accumulate',
  ],
  run(constants, { batch, index, d_out, d_table }) {
    const { queries, context, width, slots, record, record_offset, vocabulary } = constants;
    const users = 2 * vocabulary * context;
    if (!constants.accumulate) d_table.fill(0, 0, vocabulary * context * width);
    for (let row = 0; row < vocabulary * context; row++) {
      const c = row % context;
      for (let u = index[2 * row]; u < index[2 * row + 1]; u++) {
        const b = index[users + u];
        for (let i = 0; i < queries; i++) {
          if ((slots > 0 ? batch[b * record + record_offset + i] : i) !== c) continue;
          const from = (b * queries + i) * width;
          for (let j = 0; j < width; j++) d_table[row * width + j] += d_out[from + j];
        }
      }
    }
  },
});
