import { normal, uniform, type KernelCase, type KernelCases } from '../case';

function of(name: string, rows: number, width: number): KernelCase {
  return {
    name,
    constants: { rows, width },
    grid: { invocations: width },
    inputs: {
      x: normal(rows * width),
      stats: uniform(rows, 0.1, 1.5),
      d_out: normal(rows * width),
      d_scale: normal(width),
    },
  };
}

export default [
  of('one element', 1, 1),
  of('odd shape', 131, 13),
  of('one wide row', 1, 131),
] satisfies KernelCases;
