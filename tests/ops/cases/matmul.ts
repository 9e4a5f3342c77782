import { normal, type KernelCase, type KernelCases } from '../case';

interface Options {
  readonly transpose_a?: number;
  readonly transpose_b?: number;
  readonly accumulate?: number;
  readonly bias?: boolean;
  readonly residual?: boolean;
  readonly activation?: string;
}

/** Terms of a sum have variance 1/K, so that its value is of order 1 whatever K is. */
function of(name: string, m: number, n: number, k: number, options: Options = {}): KernelCase {
  const { transpose_a = 0, transpose_b = 0, accumulate = 0, activation } = options;
  return {
    name,
    constants: {
      m,
      n,
      k,
      transpose_a,
      transpose_b,
      accumulate,
      has_bias: options.bias ? 1 : 0,
      has_residual: options.residual ? 1 : 0,
      has_activation: activation ? 1 : 0,
    },
    activation,
    grid: { invocations: Math.ceil(m / 4) * Math.ceil(n / 4) },
    inputs: {
      a: normal(m * k),
      b: normal(k * n, 1 / Math.sqrt(k)),
      bias: options.bias ? normal(n) : null,
      residual: options.residual ? normal(m * n) : null,
      out: normal(m * n),
      pre: activation ? normal(m * n) : null,
    },
  };
}

const both = [0, 1];

/** Every option on shapes that the variant in fours takes, and some that it has to leave. */
const inFours = [
  [12, 8, 16, 0, 0],
  [13, 20, 4, 0, 0],
  [7, 12, 24, 0, 1],
  [8, 4, 9, 1, 0],
  [8, 6, 12, 0, 0],
].map(([m, n, k, transpose_a, transpose_b]) =>
  of(`in fours, ${m}×${n}×${k}, transposes ${transpose_a} ${transpose_b}`, m, n, k, {
    transpose_a,
    transpose_b,
    bias: true,
    residual: true,
    activation: 'gelu',
  }),
);

/** Every option on products that are large enough for tiles of 8×8, and do not fill them. */
const large = [
  [67, 65, 9, 0, 0],
  [68, 64, 8, 0, 1],
  [70, 61, 7, 1, 0],
  [61, 70, 5, 1, 1],
].map(([m, n, k, transpose_a, transpose_b], i) =>
  of(`large, ${m}×${n}×${k}, transposes ${transpose_a} ${transpose_b}`, m, n, k, {
    transpose_a,
    transpose_b,
    ...(i % 2 === 0 ? { bias: true, residual: true, activation: 'gelu' } : { accumulate: 1 }),
  }),
);

export default [
  of('one element', 1, 1, 1),
  of('whole tiles', 32, 16, 12),
  of('a column', 7, 1, 5),
  of('a row, long sum', 1, 6, 1031),
  ...both.flatMap((transpose_a) =>
    both.map((transpose_b) =>
      of(`odd shape, transposes ${transpose_a} ${transpose_b}`, 13, 11, 9, {
        transpose_a,
        transpose_b,
      }),
    ),
  ),
  of('whole tiles, both transposed', 16, 8, 20, { transpose_a: 1, transpose_b: 1 }),
  of('bias', 9, 10, 7, { bias: true }),
  of('residual', 9, 10, 7, { residual: true }),
  of('bias and residual', 9, 10, 7, { bias: true, residual: true }),
  of('relu', 9, 10, 7, { activation: 'relu' }),
  of('bias and relu', 9, 10, 7, { bias: true, activation: 'relu' }),
  of('bias, gelu and residual', 9, 10, 7, { bias: true, residual: true, activation: 'gelu' }),
  ...inFours,
  ...large,
  of('in fours, onto an earlier result', 8, 12, 33, { transpose_a: 1, accumulate: 1 }),
  of('onto an earlier result', 6, 7, 33, { transpose_a: 1, accumulate: 1 }),
] satisfies KernelCases;
