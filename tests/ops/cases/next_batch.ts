import { given, integers, normal, type Input, type KernelCase, type KernelCases } from '../case';

function of(
  name: string,
  batch_size: number,
  hyper_size: number,
  step: number,
  steps: number,
  everySame: boolean,
): KernelCase {
  const staged: Input = integers(batch_size * (everySame ? 1 : steps), 2 ** 32 - 1);
  return {
    name,
    constants: {
      batch_size,
      hyper_size,
      staged_step: everySame ? 0 : batch_size,
      schedule_step: hyper_size,
    },
    grid: { invocations: Math.max(batch_size, hyper_size) },
    inputs: {
      counter: given([step], 'uint'),
      staged,
      schedule: normal(hyper_size * steps),
      batch: integers(batch_size, 100),
      hyper: normal(hyper_size),
      clock: integers(1, 100),
    },
  };
}

export default [
  of('first step', 301, 4, 0, 3, false),
  of('last step', 301, 4, 2, 3, false),
  of('the same batch at every step', 67, 4, 2, 3, true),
  of('batch smaller than the hyper-parameters', 1, 4, 1, 3, false),
] satisfies KernelCases;
