import { defineKernel } from '../../graph/kernel';

/** d_x = rrms·(g − x̂·mean(g·x̂)) with g = d_out·scale and x̂ = x·rrms. */
export default defineKernel({
  name: 'rmsnorm_backward',
  bindings: { x: 'read', stats: 'read', scale: 'read', d_out: 'read', d_x: 'read_write' },
  constants: ['rows', 'width', 'accumulate'],
  run({ rows, width, accumulate }, v) {
    for (let row = 0; row < rows; row++) {
      const at = row * width;
      const rrms = v.stats[row];
      let meanGX = 0;
      for (let j = 0; j < width; j++) {
        meanGX += v.d_out[at + j] * v.scale[j] * v.x[at + j] * rrms;
      }
      meanGX /= width;
      for (let j = 0; j < width; j++) {
        const g = v.d_out[at + j] * v.scale[j];
        const gradient = rrms * (g - v.x[at + j] * rrms * meanGX);
        v.d_x[at + j] = accumulate ? v.d_x[at + j] + gradient : gradient;
      }
    }
  },
});
