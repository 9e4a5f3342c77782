import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunConfig } from '../../src/config/run-config';
import { CpuExecutor } from '../../src/cpu/executor';
import { openGpu } from '../../src/gpu/open';
import { GpuExecutor } from '../../src/gpu/executor';
import type { Gpu } from '../../src/gpu/gpu';
import { buffersOf } from '../../src/graph/program';
import type { Evaluation, Plan } from '../../src/protocol';
import { tasks } from '../../src/task/registry';
import { candidatePlans } from '../../src/train/autotune';
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

const onCpu: ExecutorFactory = (programs) => CpuExecutor.create(programs, 'float32');
const onGpu: ExecutorFactory = (programs, plan = {}) => GpuExecutor.create(gpu, programs, { plan });
/** With the buffers of the program that evaluates alone, which takes as long to compile: for who does not evaluate. */
const trainingOnGpu: ExecutorFactory = (programs, plan) =>
  onGpu(
    programs.map((program) => {
      if (program.label !== 'evaluate') return program;
      const { label, replicas } = program;
      return { label, replicas, dispatches: [], buffers: [...buffersOf([program])] };
    }),
    plan,
  );

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
  { evaluated = false, plan = {} }: { evaluated?: boolean; plan?: Plan } = {},
): Promise<Trajectory> {
  const task = tasks.get(config.task.id)!;
  const trainer = await Trainer.create(config, task, executor, { plan });
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

// Every plan that autotune can choose. A software adapter compiles all but the first for seconds: of these a config has
// two, in turn, or one where pictures make it twice as long; those that only wide models have, theirs have alone.
// Another number of replicas is compiled anew: that is tried on the default plan and, but for pictures, on one more.
const runs = Object.entries(smallConfigs).flatMap(([name, config], c) => {
  const [usual, ...others] = candidatePlans(config, tasks.get(config.task.id)!);
  const turn = c % others.length;
  const pictures = /digit/.test(config.task.id);
  const wide = others.filter(({ matmul }) => matmul === 'wide');
  const inTurn = others.map((_, i) => others[(turn + i) % others.length]);
  const some = wide.length ? wide : inTurn.slice(0, pictures ? 1 : 2);
  return [usual, ...some].map((plan, p) => {
    const resized = p === 0 || (p === 1 && !pictures);
    return { name: `${name}; ${JSON.stringify(plan)}`, config, plan, resized };
  });
});

describe.each(runs)('$name', ({ config, plan, resized }) => {
  let trained: Trajectory;
  beforeAll(async () => {
    trained = await train(config, onGpu, 7, { evaluated: true, plan });
  });

  test(`GPU and CPU agree over ${STEPS} steps`, async () => {
    const expected = await train(config, onCpu, STEPS, { evaluated: true });
    expect(outside(trained.metrics, expected.metrics, trajectoryTolerance)).toBeUndefined();
    const [values, answers] = [trained, expected].map((each) => each.evaluation!.values);
    expect(outside(values, answers, trajectoryTolerance)).toBeUndefined();
  });

  test('the same config gives the same bytes, however it is cut into chunks', async () => {
    const again = await train(config, onGpu, 5, { plan });
    expect(again.metrics).toEqual(trained.metrics);
    expect(sameBytes(again.parameters, trained.parameters)).toBe(true);
  });

  if (!resized) return;
  test("the first replica's bytes do not depend on how many there are", async () => {
    const { training } = config;
    const replicas = training.replicas === 1 ? 2 : 1;
    const many = { ...config, training: { ...training, replicas } };
    const other = await train(many, trainingOnGpu, 7, { plan });
    const size = trained.parameters.length / training.replicas;
    const first = trained.parameters.subarray(0, size);
    expect(sameBytes(other.parameters.subarray(0, size), first)).toBe(true);
  });
});
