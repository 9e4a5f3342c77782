import { expect, test } from 'vitest';
import { openGpu } from '../../src/gpu/open';
import { GpuExecutor } from '../../src/gpu/executor';
import { nodeGpu } from '../../src/gpu/node';
import { tasks } from '../../src/task/registry';
import { Trainer } from '../../src/train/trainer';
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
