import { given, normal, uniform, type KernelCase, type KernelCases } from '../case';

/** hyper = (loss weight, 1 − lr·wd, lr/(1−β₁ᵗ), √(1−β₂ᵗ)) of an early step. */
const HYPER = given([0.01, 0.97, 0.05, 0.2]);

function of(name: string, count: number, clip_norm: number, epsilon = 1e-8): KernelCase {
  return {
    name,
    constants: {
      count,
      beta1: 0.9,
      rest1: 1 - 0.9,
      beta2: 0.98,
      rest2: 1 - 0.98,
      epsilon,
      clip_norm,
    },
    grid: { invocations: count },
    inputs: {
      gradients: normal(count),
      hyper: HYPER,
      norm: clip_norm > 0 ? uniform(1, 0.5, 4) : null,
      parameters: normal(count),
      mean: normal(count, 0.1),
      square: uniform(count, 0.1, 1),
    },
  };
}

export default [
  of('one parameter', 1, 0),
  of('odd count, no clipping', 333, 0),
  of('clipped', 130, 0.3),
  of('clip norm that is not reached', 130, 100),
  of('large epsilon', 65, 0, 1e-2),
  of('in fours', 332, 0),
  of('in fours, clipped', 132, 0.3),
] satisfies KernelCases;
