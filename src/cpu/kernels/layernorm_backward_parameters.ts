import { defineKernel } from '../../graph/kernel';

/** d_scale[j] = Σ_rows d_out·x̂ and d_bias[j] = Σ_rows d_out. */
export default defineKernel({
  name: 'layernorm_backward_parameters',
  bindings: { x: 'read', stats: 'read', d_out: 'read', d_scale: 'read_write', d_bias: 'read_write' },
  constants: ['rows', 'width'],
  run({ rows, width }, v) {
    for (let j = 0; j < width; j++) {
      let scale = 0;
      let bias = 0;
      for (let row = 0; row < rows; row++) {
        const g = v.d_out[row * width + j]!;
        scale += g * (v.x[row * width + j]! - v.stats[2 * row]!) * v.stats[2 * row + 1]!;
        bias += g;
      }
      v.d_scale[j] = scale;
      v.d_bias[j] = bias;
    }
  },
});
