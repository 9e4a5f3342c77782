import { normal, type KernelCase, type KernelCases } from '../case';

function of(name: string, count: number): KernelCase {
  return {
    name,
    constants: { count },
    grid: { invocations: count },
    inputs: { x: normal(count), out: normal(count) },
  };
}

export default [of('one element', 1), of('odd length', 257)] satisfies KernelCases;
