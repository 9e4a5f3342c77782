import { defineKernel } from '../../graph/kernel';

/**
 * out = act(A·B + bias) + residual, or out += A·B; A is (M, K), or (K, M) when `transpose_a`; B is (K, N), or
 * (N, K) when `transpose_b`. With an activation, `pre` keeps A·B + bias for the backward pass.
 */
export default defineKernel({
  name: 'matmul',
  bindings: {
    a: 'read',
    b: 'read',
    bias: 'read',
    residual: 'read',
    out: 'read_write',
    pre: 'read_write',
  },
  constants: [
    'm',
    'n',
    'k',
    'transpose_a',
    'transpose_b',
    'accumulate',
    'has_bias',
    'has_residual',
    'has_activation',
  ],
  run(constants, v, activation) {
    const { m, n, k, transpose_a, transpose_b, accumulate } = constants;
    const { has_bias, has_residual, has_activation } = constants;
    const [aRow, aCol] = transpose_a ? [1, m] : [k, 1];
    const [bRow, bCol] = transpose_b ? [1, k] : [n, 1];
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let l = 0; l < k; l++) sum += v.a[i * aRow + l * aCol] * v.b[l * bRow + j * bCol];
        const at = i * n + j;
        if (has_bias) sum += v.bias[j];
        if (has_activation) {
          v.pre[at] = sum;
          sum = activation.value(sum);
        }
        if (has_residual) sum += v.residual[at];
        v.out[at] = accumulate ? v.out[at] + sum : sum;
      }
    }
  },
});
