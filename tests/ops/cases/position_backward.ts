import { normal, type KernelCase, type KernelCases } from '../case';

function of(name: string, examples: number, context: number, width: number): KernelCase {
  const rows = examples * context;
  return {
    name,
    constants: { rows, context, width },
    grid: { invocations: context * width },
    inputs: { d_out: normal(rows * width), d_positions: normal(context * width) },
  };
}

export default [
  of('one of everything', 1, 1, 1),
  of('odd shape', 33, 7, 13),
  of('one position', 33, 1, 5),
] satisfies KernelCases;
