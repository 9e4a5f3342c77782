import { normal, type KernelCase, type KernelCases } from '../case';

function of(name: string, rows: number, width: number): KernelCase {
  return {
    name,
    constants: { rows, width },
    grid: { invocations: rows },
    inputs: {
      x: normal(rows * width, 2),
      scale: normal(width),
      bias: normal(width),
      out: normal(rows * width),
      stats: normal(rows * 2),
    },
  };
}

export default [
  of('one element, whose variance is 0', 1, 1),
  of('odd shape', 67, 13),
  of('one wide row', 1, 301),
  of('more rows than 65,535', 65_539, 2),
] satisfies KernelCases;
