import { CpuExecutor } from '../../src/cpu/executor';
import { GpuExecutor } from '../../src/gpu/executor';
import type { Gpu } from '../../src/gpu/gpu';
import type { Plan } from '../../src/protocol';
import { Trainer, type ExecutorFactory } from '../../src/train/trainer';
import type { Contestant, Session } from './contestant';
import { timeEncoding } from './encoding';
import { plans, type BenchPlan } from './plans';
import type { Row } from './rows';

/** Launches under way at once, as in the page. */
const IN_FLIGHT = 2;

const cpu: ExecutorFactory = (programs) => CpuExecutor.create(programs, 'float32');

/** A model and its data. */
type Problem = Pick<Row, 'config' | 'task'>;

/** A chunk's batches are made and sent within the time that is taken. */
async function session(
  { config, task }: Problem,
  factory: ExecutorFactory,
  plan: Plan = {},
): Promise<Session> {
  const trainer = await Trainer.create(config, task, factory, { plan });
  const { chunk } = trainer.programs;
  const encodeMs = timeEncoding(trainer.executor);
  let hostMs = 0;
  /** The losses of the first replica. */
  const launch = async (count: number): Promise<number[]> => {
    const start = performance.now();
    const launched = trainer.launch(count);
    hostMs += performance.now() - start;
    const { values, diverged } = await launched;
    if (diverged) throw new Error('diverged');
    return Array.from({ length: count }, (_, i) => values[3 * i * trainer.replicas]);
  };
  return {
    adapter: trainer.executor.adapter,
    prepare: async () => {},
    async run(count) {
      const losses: number[] = [];
      const underWay: Promise<number[]>[] = [];
      for (let left = count; left > 0; left -= chunk) {
        underWay.push(launch(Math.min(chunk, left)));
        if (underWay.length >= IN_FLIGHT) losses.push(...(await underWay.shift()!));
      }
      for (const rest of underWay) losses.push(...(await rest));
      return losses;
    },
    host: () => ({ encodeMs: encodeMs(), hostMs }),
    dispose: () => trainer.dispose(),
  };
}

async function onGpu(row: Row, open: () => Promise<Gpu>, plan: BenchPlan): Promise<Session> {
  const gpu = await open();
  const create: ExecutorFactory = (programs, plan = {}) =>
    GpuExecutor.create(gpu, programs, { plan });
  const inner = await session(row, create, plan.of(row));
  return {
    ...inner,
    dispose() {
      inner.dispose();
      gpu.close();
    },
  };
}

/** With as many threads as pay where it is called: one in a page itself. */
export const cpuSession = (problem: Problem): Promise<Session> => session(problem, cpu);

const fits = () => true;

export const oursOnCpu: Contestant = {
  name: 'ours, cpu',
  fits,
  open: cpuSession,
};

/** This engine on a GPU that `open` opens, one contestant a plan. */
export function oursOnGpu(
  open: () => Promise<Gpu>,
  wanted: readonly BenchPlan[] = plans,
): readonly Contestant[] {
  return wanted.map((plan) => ({
    name: `ours, gpu ${plan.name}`,
    fits: plan.fits ?? fits,
    open: (row) => onGpu(row, open, plan),
  }));
}

/** The first replica by itself. */
function aloneOf(row: Row): Row {
  const { config } = row;
  return { ...row, config: { ...config, training: { ...config.training, replicas: 1 } } };
}

/**
 * Beside each contestant the same on one replica alone, in the rows that have several: what they cost in single runs is
 * then measured in turn.
 */
export function withAlone(contestant: Contestant): readonly Contestant[] {
  const { name, fits, open } = contestant;
  return [
    contestant,
    {
      name: name.replace('ours', 'ours alone'),
      fits: (row) => row.config.training.replicas > 1 && fits(row),
      open: (row) => open(aloneOf(row)),
    },
  ];
}
