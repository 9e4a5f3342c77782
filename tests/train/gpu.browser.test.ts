import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunConfig } from '../../src/config/run-config';
import { CpuExecutor } from '../../src/cpu/executor';
import { openGpu } from '../../src/gpu/open';
import { GpuExecutor } from '../../src/gpu/executor';
import type { Gpu } from '../../src/gpu/gpu';
import type { Evaluation } from '../../src/protocol';
import { tasks } from '../../src/task/registry';
import { Trainer, type ExecutorFactory } from '../../src/train/trainer';
import { outside } from '../ops/close';
import { sameBytes } from '../ops/same-bytes';
import { trajectoryTolerance } from '../tolerances';
import { smallConfigs } from './small-configs';

const STEPS = 20;

let gpu: Gpu;
beforeAll(async () => {
  gpu = await openGpu();
});
afterAll(() => gpu.close());

const onCpu: ExecutorFactory = (programs) => Promise.resolve(new CpuExecutor(programs, 'float32'));
const onGpu: ExecutorFactory = (programs) => GpuExecutor.create(gpu, programs);

interface Trajectory {
  readonly metrics: Float64Array;
  /** Of the held-out set at the end, where it was asked for. */
  readonly evaluation: Evaluation | undefined;
  readonly parameters: Float32Array;
}

/** `STEPS` steps in chunks of `chunk`, then the held-out set where it is asked for. */
async function train(
  config: RunConfig,
  executor: ExecutorFactory,
  chunk: number,
  { evaluated = false, tile }: { evaluated?: boolean; tile?: number | undefined } = {},
): Promise<Trajectory> {
  const task = tasks.get(config.task.id)!;
  const trainer = await Trainer.create(config, task, executor, tile ? { tile } : {});
  const metrics: number[] = [];
  for (let step = 0; step < STEPS; step += chunk) {
    const rows = await trainer.launch(Math.min(chunk, STEPS - step));
    expect(rows.diverged).toBe(false);
    metrics.push(...rows.values);
  }
  const evaluation = evaluated ? await trainer.evaluate() : undefined;
  const { buffer } = trainer.programs.parameters;
  const parameters = (await trainer.executor.readFloats(buffer)) as Float32Array;
  trainer.dispose();
  return { metrics: Float64Array.from(metrics), evaluation, parameters };
}

const ways = [
  ['a dispatch a kernel', undefined],
  ['in groups, tiles of 3', 3],
] as const;
const runs = Object.entries(smallConfigs).flatMap(([name, config]) =>
  ways.map(([way, tile]) => ({ name: `${name}; ${way}`, config, tile })),
);

describe.each(runs)('$name', ({ config, tile }) => {
  let trained: Trajectory;
  beforeAll(async () => {
    trained = await train(config, onGpu, 7, { evaluated: true, tile });
  });

  test(`GPU and CPU agree over ${STEPS} steps`, async () => {
    const expected = await train(config, onCpu, STEPS, { evaluated: true });
    expect(outside(trained.metrics, expected.metrics, trajectoryTolerance)).toBeUndefined();
    const [values, answers] = [trained, expected].map((each) => each.evaluation!.values);
    expect(outside(values, answers, trajectoryTolerance)).toBeUndefined();
  });

  test('the same config gives the same bytes, however it is cut into chunks', async () => {
    const again = await train(config, onGpu, 5, { tile });
    expect(again.metrics).toEqual(trained.metrics);
    expect(sameBytes(again.parameters, trained.parameters)).toBe(true);
  });

  test("the first replica's bytes do not depend on how many there are", async () => {
    const { training } = config;
    const replicas = training.replicas === 1 ? 2 : 1;
    const resized = { ...config, training: { ...training, replicas } };
    const other = await train(resized, onGpu, 7, { tile });
    const size = trained.parameters.length / training.replicas;
    const first = trained.parameters.subarray(0, size);
    expect(sameBytes(other.parameters.subarray(0, size), first)).toBe(true);
  });
});
