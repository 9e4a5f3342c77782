import { defineKernel } from '../../graph/kernel';

/** out = x·rrms·scale over each row; `stats` keeps rrms = 1/√(mean(x²) + 1e-5). */
export default defineKernel({
  name: 'rmsnorm',
  bindings: { x: 'read', scale: 'read', out: 'read_write', stats: 'read_write' },
  constants: ['rows', 'width'],
  run({ rows, width }, v) {
    for (let row = 0; row < rows; row++) {
      const at = row * width;
      let square = 0;
      for (let j = 0; j < width; j++) square += v.x[at + j] ** 2;
      const rrms = 1 / Math.sqrt(square / width + 1e-5);
      v.stats[row] = rrms;
      for (let j = 0; j < width; j++) v.out[at + j] = v.x[at + j] * rrms * v.scale[j];
    }
  },
});
