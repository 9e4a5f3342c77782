import { normal, type KernelCase } from './case';

/** A matmul with every option, at a shape. */
function everyOption(name: string, m: number, n: number, k: number, flags: number): KernelCase {
  const bit = (i: number): 0 | 1 => ((flags >> i) & 1) as 0 | 1;
  return {
    name: `${name}, options ${flags.toString(2).padStart(6, '0')}`,
    constants: {
      m,
      n,
      k,
      transpose_a: bit(0),
      transpose_b: bit(1),
      accumulate: bit(2),
      has_bias: bit(3),
      has_residual: bit(4),
      has_activation: bit(5),
    },
    activation: bit(5) ? 'gelu' : undefined,
    grid: { invocations: 1 },
    inputs: {
      a: normal(m * k),
      b: normal(k * n, 1 / Math.sqrt(k)),
      bias: bit(3) ? normal(n) : null,
      residual: bit(4) ? normal(m * n) : null,
      out: normal(m * n),
      pre: bit(5) ? normal(m * n) : null,
    },
  };
}

const everyFlag = Array.from({ length: 64 }, (_, flags) => flags);

/** Cases beyond each kernel's own: what a vector or a cache block of the WebAssembly could get wrong. */
export const moreCases: Readonly<Record<string, readonly KernelCase[]>> = {
  matmul: [
    ...everyFlag.map((flags) => everyOption('tails of 1 and 3', 5, 11, 7, flags)),
    ...everyFlag.map((flags) => everyOption('over one block', 7, 263, 517, flags)),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => [
      everyOption(`${n} columns`, 6, n, 10, 0),
      everyOption(`${n} columns`, 6, n, 10, 3),
      everyOption(`${n} rows`, n, 6, 10, 1),
      everyOption(`sums of ${n}`, 3, 13, n, 2),
    ]),
  ],
};
