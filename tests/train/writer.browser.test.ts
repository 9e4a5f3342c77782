import { afterAll, beforeAll, expect, test } from 'vitest';
import { CpuExecutor } from '../../src/cpu/executor';
import { GpuExecutor } from '../../src/gpu/executor';
import type { Gpu } from '../../src/gpu/gpu';
import { openGpu } from '../../src/gpu/open';
import { tasks } from '../../src/task/registry';
import { Trainer, type ExecutorFactory } from '../../src/train/trainer';
import { Writer } from '../../src/train/writer';
import { outside } from '../ops/close';
import { sameBytes } from '../ops/same-bytes';
import { trajectoryTolerance } from '../tolerances';
import { configOf } from './make-trainer';
import { smallConfigs } from './small-configs';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await openGpu();
});
afterAll(() => gpu.close());

const onCpu: ExecutorFactory = (programs) => CpuExecutor.create(programs, 'float32');
const onGpu: ExecutorFactory = (programs, plan = {}) => GpuExecutor.create(gpu, programs, { plan });

/** Five steps, some writing where it is asked for, five steps; the writing, and the parameters at the end. */
async function run(name: string, executor: ExecutorFactory, tile: number, temperature?: number) {
  const config = smallConfigs[name];
  const task = tasks.get(config.task.id)!;
  const trainer = await Trainer.create(config, task, executor, { plan: { tile } });
  await trainer.launch(5);
  const prompt = Uint32Array.of(1, 0);
  const wish = { prompt, count: 12, temperature: temperature ?? 0, seed: 9 };
  const written =
    temperature === undefined ? undefined : await (await Writer.create(trainer)).write(wish);
  await trainer.launch(5);
  const { buffer } = trainer.programs.parameters;
  const parameters = (await trainer.executor.readFloats(buffer)) as Float32Array;
  trainer.dispose();
  return { written, parameters };
}

/** A model that answers with pictures writes nothing. */
const writing = Object.keys(smallConfigs).filter(
  (name) => tasks.get(smallConfigs[name].task.id)!.prompt !== null,
);

test.each(writing)('GPU and CPU write the same: %s', async (name) => {
  for (const temperature of [0, 1]) {
    const [there, here] = [
      await run(name, onGpu, 0, temperature),
      await run(name, onCpu, 0, temperature),
    ];
    expect(there.written!.tokens).toEqual(here.written!.tokens);
    const of = (each: typeof here) => each.written!.probability;
    expect(outside(of(there), of(here), trajectoryTolerance)).toBeUndefined();
    const next = (each: typeof here) => each.written!.alternatives.probability;
    expect(outside(next(there), next(here), trajectoryTolerance)).toBeUndefined();
  }
});

test.each([0, 8])(
  'writing leaves the bits of a run on the GPU alone, tiles of %i',
  async (tile) => {
    const [name] = Object.keys(smallConfigs);
    const [with_, without] = [await run(name, onGpu, tile, 1), await run(name, onGpu, tile)];
    expect(sameBytes(with_.parameters, without.parameters)).toBe(true);
  },
);

test('GPU and CPU grade a scratchpad of the model’s own alike', async () => {
  const evaluate = async (executor: ExecutorFactory) => {
    const config = configOf({
      task: { id: 'addition', digits: 1, layout: 'scratchpad' },
      model: { layers: 2, width: 16, heads: 2, mlpWidth: 32, norm: 'layernorm' },
      training: { batchSize: 16, replicas: 2 },
    });
    const trainer = await Trainer.create(config, tasks.get('addition')!, executor);
    await trainer.launch(20);
    const evaluation = await trainer.evaluate();
    trainer.dispose();
    return evaluation;
  };
  const [there, here] = [await evaluate(onGpu), await evaluate(onCpu)];
  expect(outside(there.values, here.values, trajectoryTolerance)).toBeUndefined();
  expect(there.sample.predicted).toEqual(here.sample.predicted);
  expect(there.sample.written).toEqual(here.sample.written);
  const sure = [there, here].map(({ sample }) => sample.confidence);
  expect(outside(sure[0], sure[1], trajectoryTolerance)).toBeUndefined();
});
