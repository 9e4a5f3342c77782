import { defineKernel } from '../../graph/kernel';

/** out = (x − mean)·rstd·scale + bias over each row; `stats` keeps (mean, rstd), rstd = 1/√(variance + 1e-5). */
export default defineKernel({
  name: 'layernorm',
  bindings: { x: 'read', scale: 'read', bias: 'read', out: 'read_write', stats: 'read_write' },
  constants: ['rows', 'width'],
  run({ rows, width }, v) {
    for (let row = 0; row < rows; row++) {
      const at = row * width;
      let mean = 0;
      for (let j = 0; j < width; j++) mean += v.x[at + j];
      mean /= width;
      let variance = 0;
      for (let j = 0; j < width; j++) variance += (v.x[at + j] - mean) ** 2;
      const rstd = 1 / Math.sqrt(variance / width + 1e-5);
      v.stats[2 * row] = mean;
      v.stats[2 * row + 1] = rstd;
      for (let j = 0; j < width; j++) {
        v.out[at + j] = (v.x[at + j] - mean) * rstd * v.scale[j] + v.bias[j];
      }
    }
  },
});
