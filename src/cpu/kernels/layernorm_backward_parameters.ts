import { defineKernel } from '../../graph/kernel';

/**
 * d_scale[j] = Σ_rows d_out·x̂ and d_bias[j] = Σ_rows d_out. The two are one binding, d_bias from element
 * `bias_at` on: as two, their replicas would interleave, which WebGPU forbids of what a dispatch writes.
 */
export default defineKernel({
  name: 'layernorm_backward_parameters',
  bindings: { x: 'read', stats: 'read', d_out: 'read', d_parameters: 'read_write' },
  constants: ['rows', 'width', 'bias_at'],
  run({ rows, width, bias_at }, v) {
    for (let j = 0; j < width; j++) {
      let scale = 0;
      let bias = 0;
      for (let row = 0; row < rows; row++) {
        const g = v.d_out[row * width + j];
        scale += g * (v.x[row * width + j] - v.stats[2 * row]) * v.stats[2 * row + 1];
        bias += g;
      }
      v.d_parameters[j] = scale;
      v.d_parameters[bias_at + j] = bias;
    }
  },
});
