import { defineKernel } from '../../graph/kernel';

/** d_positions[c, :] = Σ_b d_out[b·C + c, :]. */
export default defineKernel({
  name: 'position_backward',
  bindings: { d_out: 'read', d_positions: 'read_write' },
  constants: ['rows', 'context', 'width'],
  run({ rows, context, width }, v) {
    const size = context * width;
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let start = 0; start < rows * width; start += size) sum += v.d_out[start + i];
      v.d_positions[i] = sum;
    }
  },
});
