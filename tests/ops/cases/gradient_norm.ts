import { normal, type KernelCase, type KernelCases } from '../case';

function of(name: string, count: number): KernelCase {
  return {
    name,
    constants: { count },
    grid: { workgroups: 1 },
    inputs: { gradients: normal(count), out: normal(1) },
  };
}

export default [
  of('one element', 1),
  of('fewer than a workgroup', 37),
  of('odd count', 4099),
] satisfies KernelCases;
