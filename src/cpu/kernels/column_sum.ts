import { defineKernel } from '../../graph/kernel';

/** out[j] = Σ_i x[i, j]: the gradient of a bias. */
export default defineKernel({
  name: 'column_sum',
  bindings: { x: 'read', out: 'read_write' },
  constants: ['rows', 'columns'],
  run({ rows, columns }, v) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += v.x[i * columns + j];
      v.out[j] = sum;
    }
  },
});
