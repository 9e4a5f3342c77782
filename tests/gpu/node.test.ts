import { expect, test } from 'vitest';
import { openGpu } from '../../src/gpu/open';
import { GpuExecutor } from '../../src/gpu/executor';
import { nodeGpu } from '../../src/gpu/node';
import { tasks } from '../../src/task/registry';
import { candidatePlans } from '../../src/train/autotune';
import { Trainer, type ExecutorFactory } from '../../src/train/trainer';
import { smallConfigs } from '../train/small-configs';

/** Dawn's null backend takes every call and does no work, so that this runs on a machine without a GPU. */
const nothing = () => nodeGpu(['backend=null']);

test('in Node, Dawn opens a device', async () => {
  const gpu = await openGpu({ gpu: await nothing() });
  expect(gpu.limits.maxComputeInvocationsPerWorkgroup).toBeGreaterThanOrEqual(128);
  gpu.close();
});

test.each(Object.entries(smallConfigs))(
  'Dawn accepts every call of a run: %s',
  async (_, config) => {
    const gpu = await openGpu({ gpu: await nothing() });
    const trainer = await Trainer.create(config, tasks.get(config.task.id)!, (programs) =>
      GpuExecutor.create(gpu, programs),
    );
    await trainer.launch(3);
    await trainer.evaluate();
    await trainer.executor.settle();
    trainer.dispose();
    gpu.close();
  },
);

test('a plan that was recorded is replayed whole', async () => {
  const gpu = await openGpu({ gpu: await nothing() });
  const create: ExecutorFactory = (programs, plan = {}) =>
    GpuExecutor.create(gpu, programs, { plan });
  const [config] = Object.values(smallConfigs);
  const task = tasks.get(config.task.id)!;
  for (const plan of candidatePlans(config, task)) {
    const first = await Trainer.create(config, task, create, { plan });
    expect(first.executor.plan).toMatchObject(plan);
    const recorded = JSON.stringify(first.executor.plan);
    const again = await Trainer.create(config, task, create, { plan: JSON.parse(recorded) });
    expect(JSON.stringify(again.executor.plan)).toBe(recorded);
    expect(again.programs.train.grouped?.length).toBe(first.programs.train.grouped?.length);
  }
  gpu.close();
});
