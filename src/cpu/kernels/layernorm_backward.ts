import { defineKernel } from '../../graph/kernel';

/** d_x = rstd·(g − mean(g) − x̂·mean(g·x̂)) with g = d_out·scale and x̂ = (x − mean)·rstd. */
export default defineKernel({
  name: 'layernorm_backward',
  bindings: { x: 'read', stats: 'read', scale: 'read', d_out: 'read', d_x: 'read_write' },
  constants: ['rows', 'width', 'accumulate'],
  run({ rows, width, accumulate }, v) {
    for (let row = 0; row < rows; row++) {
      const at = row * width;
      const mean = v.stats[2 * row];
      const rstd = v.stats[2 * row + 1];
      let meanG = 0;
      let meanGX = 0;
      for (let j = 0; j < width; j++) {
        const g = v.d_out[at + j] * v.scale[j];
        meanG += g;
        meanGX += g * (v.x[at + j] - mean) * rstd;
      }
      meanG /= width;
      meanGX /= width;
      for (let j = 0; j < width; j++) {
        const g = v.d_out[at + j] * v.scale[j];
        const gradient = rstd * (g - meanG - (v.x[at + j] - mean) * rstd * meanGX);
        v.d_x[at + j] = accumulate ? v.d_x[at + j] + gradient : gradient;
      }
    }
  },
});
