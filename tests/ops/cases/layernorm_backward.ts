import { normal, uniform, type KernelCase, type KernelCases } from '../case';

function of(name: string, rows: number, width: number, accumulate: number): KernelCase {
  return {
    name,
    constants: { rows, width, accumulate },
    grid: { invocations: rows },
    inputs: {
      x: normal(rows * width),
      stats: uniform(rows * 2, 0.1, 1.5),
      scale: normal(width),
      d_out: normal(rows * width),
      d_x: normal(rows * width),
    },
  };
}

export default [
  of('one element', 1, 1, 0),
  of('odd shape', 67, 13, 0),
  of('onto an earlier gradient', 5, 67, 1),
] satisfies KernelCases;
