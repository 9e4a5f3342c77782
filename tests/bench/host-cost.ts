import { GpuExecutor } from '../../src/gpu/executor';
import type { Gpu } from '../../src/gpu/gpu';
import { Trainer, type ExecutorFactory } from '../../src/train/trainer';
import { countsNow, perStep, type Counts } from './counters';
import { timeEncoding } from './encoding';
import type { BenchPlan } from './plans';
import type { Row } from './rows';

export interface HostCost {
  readonly row: string;
  readonly plan: string;
  /** Steps of a launch. */
  readonly steps: number;
  readonly counts: Counts;
  /** Milliseconds a step that encoding and submitting take, one figure a launch. */
  readonly encodeMs: readonly number[];
  /** The same with all that a launch does until it returns: making batches, and handing them over. */
  readonly hostMs: readonly number[];
}

/** Launches until the code is compiled. */
const WARM_UP = 20;

/** What steps of a row cost the host, in launches as long as our trainer allows. */
export async function measureHost(
  gpu: Gpu,
  row: Row,
  plan: BenchPlan,
  rounds: number,
): Promise<HostCost> {
  const create: ExecutorFactory = (programs, plan = {}) =>
    GpuExecutor.create(gpu, programs, { plan });
  const trainer = await Trainer.create(row.config, row.task, create, { plan: plan.of(row) });
  try {
    const encoded = timeEncoding(trainer.executor);
    const steps = trainer.programs.chunk;
    const encodeMs: number[] = [];
    const hostMs: number[] = [];
    let counts = countsNow();
    for (let round = -WARM_UP; round < rounds; round++) {
      const before = countsNow();
      const encodedBefore = encoded();
      const start = performance.now();
      const done = trainer.launch(steps);
      const ms = performance.now() - start;
      await done;
      counts = perStep(before, countsNow(), steps);
      if (round < 0) continue;
      encodeMs.push((encoded() - encodedBefore) / steps);
      hostMs.push(ms / steps);
    }
    return { row: row.name, plan: plan.name, steps, counts, encodeMs, hostMs };
  } finally {
    trainer.dispose();
  }
}
