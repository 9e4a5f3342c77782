import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import { CpuExecutor } from '../../src/cpu/executor';
import type { Executor } from '../../src/graph/executor';
import type { Evaluation, Status } from '../../src/protocol';
import { tasks } from '../../src/task/registry';
import { Runner } from '../../src/train/runner';
import { Trainer } from '../../src/train/trainer';

interface Told {
  readonly losses: Map<number, number>;
  readonly evaluations: Evaluation[];
  readonly statuses: [status: Status, step: number][];
  reports: number;
}

async function play(
  { optimizer = {}, model = {}, training = {} }: Record<string, Record<string, unknown>> = {},
  speed: number | null = null,
) {
  const config = parseRunConfig(
    {
      version: 1,
      task: { id: 'modular-arithmetic', modulus: 7 },
      model: { width: 8, heads: 2, mlpWidth: 16, ...model },
      optimizer,
      training: { steps: 24, evalEvery: 10, ...training },
    },
    tasks,
  );
  const trainer = await Trainer.create(config, tasks.get(config.task.id)!, (programs) =>
    CpuExecutor.create(programs, 'float32'),
  );
  const told: Told = { losses: new Map(), evaluations: [], statuses: [], reports: 0 };
  const waiting: (() => void)[] = [];
  const runner = new Runner(trainer, config.training.steps, speed, {
    progress(_, train, evaluations) {
      told.reports++;
      train.step.forEach((step, i) => told.losses.set(step, train.values[3 * i]));
      told.evaluations.push(...evaluations);
      for (const wake of waiting.splice(0)) wake();
    },
    status(status, step) {
      told.statuses.push([status, step]);
      for (const wake of waiting.splice(0)) wake();
    },
  });
  const until = async (condition: () => boolean) => {
    while (!condition()) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const stopped = () => until(() => told.statuses.some(([status]) => status !== 'running'));
  return { runner, told, until, stopped };
}

/** The executor as one on a GPU looks from here: results come a little later. */
function asGpu(executor: CpuExecutor): Executor {
  const readFloats: Executor['readFloats'] = async (buffer, length) => {
    const floats = await executor.readFloats(buffer, length);
    await new Promise((resolve) => setTimeout(resolve, 3));
    return floats;
  };
  return Object.create(executor, {
    kind: { value: 'gpu' },
    readFloats: { value: readFloats },
  }) as Executor;
}

afterEach(() => {
  vi.useRealTimers();
});

const last = <T>(list: readonly T[]): T => list[list.length - 1];

describe('runner', () => {
  it('plays to the end, evaluating at 0, now and then, and last', async () => {
    const { runner, told, stopped } = await play();
    runner.play();
    await stopped();
    expect(last(told.statuses)).toEqual(['done', 24]);
    expect(told.evaluations.map(({ step }) => step)).toEqual([0, 10, 20, 24]);
    expect([...told.losses.keys()]).toEqual(Array.from({ length: 24 }, (_, i) => i));
  });

  it('gives the same curve at any speed, and paused and stepped on the way', async () => {
    const whole = await play();
    whole.runner.play();
    await whole.stopped();

    const slow = await play({}, 200);
    slow.runner.play();
    await slow.until(() => slow.runner.step > 2);
    await slow.runner.pause();
    const paused = slow.runner.step;
    expect(last(slow.told.statuses)).toEqual(['paused', paused]);
    await slow.runner.advance(1);
    expect(slow.runner.step).toBe(paused + 1);
    expect(last(slow.told.evaluations).step).toBe(paused + 1);
    slow.runner.speed(null);
    slow.runner.play();
    await slow.until(() => last(slow.told.statuses)[0] === 'done');
    expect(slow.told.losses).toEqual(whole.told.losses);
  });

  it('gives the same bytes at a step a second, flat out and hidden', async () => {
    const short = { training: { steps: 4, evalEvery: 2, batchSize: 5 } };
    const runs = await Promise.all([play(short, 1), play(short), play(short), play(short, 20)]);
    const [slow, flatOut, hidden, hiddenSlow] = runs;
    hidden.runner.hide(true);
    hiddenSlow.runner.hide(true);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const start = performance.now();
    for (const { runner } of runs) runner.play();
    // The clock stands still: nothing waits for it.
    await Promise.all([flatOut, hidden].map(({ stopped }) => stopped()));
    const until = async (done: () => Promise<void>) => {
      let over = false;
      void done().then(() => (over = true));
      while (!over) {
        await vi.advanceTimersByTimeAsync(5);
        await new Promise(setImmediate);
      }
      return performance.now() - start;
    };
    expect(await until(hiddenSlow.stopped)).toBeLessThan(300);
    expect(slow.runner.step).toBe(1);
    const took = await until(slow.stopped);
    expect(took).toBeGreaterThanOrEqual(3000);
    expect(took).toBeLessThan(3100);
    expect(flatOut.told.losses.size).toBe(4);
    for (const { told } of runs) {
      expect(told.losses).toEqual(flatOut.told.losses);
      expect(told.evaluations).toEqual(flatOut.told.evaluations);
    }
  });

  it('tells of itself about once a second while nobody looks', async () => {
    const long = { training: { steps: 1e6, evalEvery: 1e6 } };
    const { runner, told, until } = await play(long);
    runner.hide(true);
    runner.play();
    // The first report comes with the first chunk, since there was none before.
    await until(() => told.reports === 1);
    const start = performance.now();
    await until(() => told.reports === 2);
    expect(performance.now() - start).toBeGreaterThan(900);
    const before = told.losses.size;
    runner.hide(false);
    expect(told.reports).toBe(3);
    expect(told.losses.size).toBeGreaterThanOrEqual(before);
    await runner.pause();
  });

  it('draws fresh examples while the device computes, not while it waits', async () => {
    const config = parseRunConfig(
      {
        version: 1,
        task: { id: 'addition', digits: 2 },
        model: { width: 8, heads: 2, mlpWidth: 0 },
        training: { steps: 300, evalEvery: 100, batchSize: 2 },
      },
      tasks,
    );
    let drawn = 0;
    const addition = tasks.get('addition')!;
    const counted: typeof addition = {
      ...addition,
      build(parameters, seed) {
        const instance = addition.build(parameters, seed);
        const { source } = instance;
        if (source.kind !== 'stream') throw new Error('addition has become finite');
        const draw: typeof source.draw = (...at) => {
          drawn++;
          source.draw(...at);
        };
        return { ...instance, source: { kind: 'stream', draw } };
      },
    };
    const trainer = await Trainer.create(config, counted, async (programs) =>
      asGpu(await CpuExecutor.create(programs, 'float32')),
    );
    const launches: { count: number; drawn: number }[] = [];
    const launch = trainer.launch.bind(trainer);
    trainer.launch = (count) => {
      const before = drawn;
      const rows = launch(count);
      launches.push({ count, drawn: drawn - before });
      return rows;
    };
    await new Promise<void>((resolve) => {
      const runner = new Runner(trainer, 300, null, {
        progress: () => undefined,
        status: (status) => void (status === 'done' && resolve()),
      });
      runner.play();
    });
    expect(drawn).toBe(2 * 300);
    expect(launches.length).toBeGreaterThan(4);
    // What was made ahead lasts for a chunk twice as long as the one before.
    let step = 0;
    let ready = 0;
    for (const { count, drawn } of launches) {
      step += count;
      expect(drawn).toBe(2 * Math.max(0, step - ready));
      ready = Math.max(ready, Math.min(step + 2 * count, step + trainer.programs.chunk, 300));
    }
  });

  it('keeps to its speed', async () => {
    const { runner, told, stopped } = await play({ training: { steps: 20 } }, 100);
    const start = performance.now();
    runner.play();
    await stopped();
    expect(performance.now() - start).toBeGreaterThan(150);
    expect(last(told.statuses)).toEqual(['done', 20]);
  });

  it('goes on beyond its last step', async () => {
    const { runner, told, stopped, until } = await play();
    runner.play();
    await stopped();
    runner.extend(40);
    runner.play();
    await until(() => told.statuses.filter(([status]) => status === 'done').length === 2);
    expect(last(told.statuses)).toEqual(['done', 40]);
    expect(told.losses.size).toBe(40);
  });

  it('changes rates on the way, and its config then names the run', async () => {
    const { runner, told, stopped } = await play();
    await runner.advance(7);
    expect(runner.change({ learningRate: 0.002 })).toBe(7);
    runner.change({ weightDecay: 0 });
    runner.change({ learningRate: 0.001 });
    expect(runner.config.training.changes).toEqual([
      { step: 7, learningRate: 0.001, weightDecay: 0 },
    ]);
    told.statuses.length = 0;
    runner.play();
    await stopped();

    const { changes } = runner.config.training;
    const again = await play({ training: { changes } });
    again.runner.play();
    await again.stopped();
    expect(again.told.losses).toEqual(told.losses);
  });

  it('stops where the loss is no longer finite, with the parameters of the step before', async () => {
    const { runner, told, stopped } = await play({
      model: { layers: 8, initScale: 10 },
      optimizer: { learningRate: 1, weightDecay: 100, warmupSteps: 0 },
      training: { steps: 400 },
    });
    runner.play();
    await stopped();
    const [status, step] = last(told.statuses);
    expect(status).toBe('diverged');
    expect([...told.losses.values()].every(Number.isFinite)).toBe(true);
    expect(told.losses.size).toBe(step);
    expect(runner.step).toBeLessThanOrEqual(step);
    runner.play();
    expect(last(told.statuses)[0]).toBe('diverged');
  });
});
