import { CpuExecutor, type CpuOptions, type Precision } from '../../src/cpu/executor';
import { parseRunConfig } from '../../src/config/parse';
import type { RunConfig } from '../../src/config/run-config';
import { tasks } from '../../src/task/registry';
import type { Task } from '../../src/task/task';
import { Trainer, type ExecutorFactory, type TrainerOptions } from '../../src/train/trainer';

/** A config from its parts, defaults filled in. */
export function configOf(parts: Readonly<Record<string, unknown>>): RunConfig {
  return parseRunConfig({ version: 1, ...parts }, tasks);
}

/** A trainer on the CPU executor. */
export function makeTrainer(
  config: RunConfig,
  precision: Precision,
  {
    task = tasks.get(config.task.id)!,
    cpu = { threads: 1 },
    ...options
  }: TrainerOptions & { readonly task?: Task; readonly cpu?: CpuOptions } = {},
): Promise<Trainer> {
  const create: ExecutorFactory = (programs) => CpuExecutor.create(programs, precision, cpu);
  return Trainer.create(config, task, create, options);
}

/** A trainer's parameters as they are. */
export function parametersOf({ executor, programs }: Trainer) {
  return executor.readFloats(programs.parameters.buffer);
}

/** A task with no more than `most` held-out examples, for tests that have no time for two thousand. */
export function withFewHeldOut(task: Task, most = 48): Task {
  return {
    ...task,
    shape(parameters) {
      const shape = task.shape(parameters);
      return { ...shape, test: Math.min(shape.test, most) };
    },
    build(parameters, seed) {
      const instance = task.build(parameters, seed);
      const { test, length } = instance;
      const count = Math.min(test.count, most);
      const end = count * length;
      const [tokens, trained, graded] = [
        test.tokens.slice(0, end),
        test.trained.slice(0, end),
        test.graded.slice(0, end),
      ];
      return { ...instance, test: { count, tokens, trained, graded } };
    },
  };
}
