import { given, integers, normal, type KernelCase, type KernelCases } from '../case';

function of(
  name: string,
  batch_size: number,
  hyper_size: number,
  step: number,
  steps: number,
): KernelCase {
  return {
    name,
    constants: {
      batch_size,
      hyper_size,
      staged_step: batch_size,
      schedule_step: hyper_size,
    },
    grid: { invocations: Math.max(batch_size, hyper_size) },
    inputs: {
      counter: given([step], 'uint'),
      staged: batch_size ? integers(batch_size * steps, 2 ** 32 - 1) : null,
      schedule: normal(hyper_size * steps),
      batch: batch_size ? integers(batch_size, 100) : null,
      hyper: normal(hyper_size),
      clock: integers(1, 100),
    },
  };
}

export default [
  of('first step', 301, 4, 0, 3),
  of('last step', 301, 4, 2, 3),
  of('the same batch at every step', 0, 4, 2, 3),
  of('batch smaller than the hyper-parameters', 1, 4, 1, 3),
] satisfies KernelCases;
