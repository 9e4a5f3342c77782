import { normal, type KernelCase, type KernelCases } from '../case';

function of(name: string, count: number, activation: string): KernelCase {
  return {
    name,
    constants: { count },
    activation,
    grid: { invocations: count },
    inputs: { pre: normal(count, 3), d_out: normal(count), d_pre: normal(count) },
  };
}

export default [
  of('one element, relu', 1, 'relu'),
  of('odd count, relu', 301, 'relu'),
  of('odd count, gelu', 301, 'gelu'),
] satisfies KernelCases;
