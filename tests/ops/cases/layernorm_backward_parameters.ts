import { normal, uniform, type KernelCase, type KernelCases } from '../case';

function of(name: string, rows: number, width: number, bias_at: number): KernelCase {
  return {
    name,
    constants: { rows, width, bias_at },
    grid: { invocations: width },
    inputs: {
      x: normal(rows * width),
      stats: uniform(rows * 2, 0.1, 1.5),
      d_out: normal(rows * width),
      d_parameters: normal(bias_at + width),
    },
  };
}

export default [
  of('one element', 1, 1, 1),
  of('odd shape', 131, 13, 64),
  of('one wide row', 1, 131, 140),
] satisfies KernelCases;
