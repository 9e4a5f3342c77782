import { normal, type KernelCase, type KernelCases } from '../case';

function of(name: string, rows: number, columns: number): KernelCase {
  return {
    name,
    constants: { rows, columns },
    grid: { invocations: columns },
    inputs: { x: normal(rows * columns), out: normal(columns) },
  };
}

export default [
  of('one element', 1, 1),
  of('one row', 1, 67),
  of('many rows', 513, 3),
  of('odd shape', 37, 131),
] satisfies KernelCases;
