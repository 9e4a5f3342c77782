import { defineKernel } from '../../graph/kernel';

/** d_scale[j] = Σ_rows d_out·x·rrms. */
export default defineKernel({
  name: 'rmsnorm_backward_parameters',
  bindings: { x: 'read', stats: 'read', d_out: 'read', d_scale: 'read_write' },
  constants: ['rows', 'width'],
  run({ rows, width }, v) {
    for (let j = 0; j < width; j++) {
      let scale = 0;
      for (let row = 0; row < rows; row++) {
        scale += v.d_out[row * width + j] * v.x[row * width + j] * v.stats[row];
      }
      v.d_scale[j] = scale;
    }
  },
});
