import { expect, test } from 'vitest';
import { kernels } from '../../src/cpu/kernels';
import { CpuExecutor } from '../../src/cpu/executor';
import { ADDED_TO, bytesOfPiece, UPDATED } from '../../src/graph/traffic';
import type { Program } from '../../src/graph/program';
import { tasks } from '../../src/task/registry';
import { profile } from '../../src/train/profile';
import { Runner } from '../../src/train/runner';
import { Trainer } from '../../src/train/trainer';
import { configOf } from './make-trainer';

const config = configOf({
  task: { id: 'modular-arithmetic', modulus: 7 },
  model: { width: 8, heads: 2, mlpWidth: 16 },
  training: { steps: 60, evalEvery: 20, batchSize: 9, replicas: 2 },
});
const createExecutor = (programs: readonly Program[]) => CpuExecutor.create(programs, 'float32');
const create = () => Trainer.create(config, tasks.get(config.task.id)!, createExecutor);

/** The curves and final parameters of a run, in the midst of which something may be done. */
async function played<T>(meanwhile?: (runner: Runner) => Promise<T>) {
  const trainer = await create();
  const steps: number[][] = [];
  const heldOut: unknown[] = [];
  let midst: (() => void) | undefined;
  const reached = new Promise<void>((resolve) => (midst = resolve));
  let stop: (() => void) | undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  const runner = new Runner(trainer, config.training.steps, 400, {
    progress({ step }, train, evaluations) {
      train.step.forEach((each, i) => steps.push([each, ...train.values.slice(6 * i, 6 * i + 6)]));
      for (const each of evaluations) heldOut.push([each.step, each.values]);
      if (step >= 10) midst?.();
    },
    status: (status) => {
      if (status !== 'running') stop?.();
    },
  });
  runner.play();
  await reached;
  const done = await meanwhile?.(runner);
  await stopped;
  const parameters = await trainer.executor.readFloats(trainer.programs.parameters.buffer);
  return { curves: { steps, heldOut }, parameters, done };
}

test('a run that is profiled on the way has the same curves and bytes', async () => {
  const plain = await played();
  let before = -1;
  let after = -1;
  const measured = await played((runner) =>
    runner.hold(async () => {
      before = runner.step;
      const result = await profile(create, createExecutor);
      after = runner.step;
      return result;
    }),
  );
  expect(before).toBeGreaterThanOrEqual(10);
  expect(after).toBe(before);
  expect(measured.curves).toEqual(plain.curves);
  expect(measured.done!.dispatches.length).toBeGreaterThan(0);
  expect(measured.parameters).toEqual(plain.parameters);
});

test('every dispatch of a step has its time, its arithmetic and its traffic', async () => {
  const trainer = await create();
  const { train } = trainer.programs;
  const result = await profile(create, createExecutor);
  expect(result.dispatches.map(({ calls }) => calls[0].kernel)).toEqual(
    train.dispatches.map(({ kernel }) => kernel),
  );
  const flops = result.dispatches.reduce((sum, dispatch) => sum + dispatch.flops, 0);
  expect(flops).toBe(2 * train.dispatches.reduce((sum, dispatch) => sum + dispatch.flops, 0));
  for (const { bytes, milliseconds } of result.dispatches) {
    expect(bytes).toBeGreaterThan(0);
    expect(milliseconds).toBeGreaterThanOrEqual(0);
  }
  expect(result.stepMs).toBeGreaterThan(0);
  expect(result.ceiling.flopsPerSecond).toBeGreaterThan(1e6);
  expect(result.ceiling.bytesPerSecond).toBeGreaterThan(1e6);
});

test('AdamW reads a gradient, reads and writes parameters and both moments', async () => {
  const { train, parameters } = (await create()).programs;
  const { stride } = parameters.flat;
  const bytes = bytesOfPiece(train.dispatches.at(-1)!, 2);
  expect(bytes).toBe(2 * 4 * (7 * stride + 4));
});

test('what a kernel adds to is declared as read and written', () => {
  for (const { name, bindings, constants } of kernels.values()) {
    const changed = Object.keys(bindings).filter((binding) =>
      name === 'adamw' ? UPDATED.has(binding) : ADDED_TO.has(binding),
    );
    for (const binding of changed) expect(bindings[binding]).toBe('read_write');
    if (constants.includes('accumulate')) expect(changed).toHaveLength(1);
  }
});
