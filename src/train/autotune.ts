import type { RunConfig } from '../config/run-config';
import { GpuLimitError } from '../gpu/errors';
import type { Task } from '../task/task';
import { Trainer, type ExecutorFactory } from './trainer';

/** One way to run a config's programs. */
export interface Candidate {
  /** Examples of a tile, with the dispatches grouped; 0 runs each kernel by itself. */
  readonly tile: number;
  /** Milliseconds a step: the least of a few measurements, since what else a machine does only adds. */
  readonly stepMs: number;
}

const ROUNDS = 3;
const ROUND_MS = 30;
/** A tile's matrices have at least this many rows, as many as an invocation of `matmul` computes. */
const ROWS = 4;

/** The ways that are worth a try, fastest first; what the device's limits rule out is left out. */
export async function autotune(
  config: RunConfig,
  task: Task,
  createExecutor: ExecutorFactory,
): Promise<readonly Candidate[]> {
  const least = Math.max(1, Math.ceil(ROWS / task.shape(config.task).slots));
  const candidates: Candidate[] = [];
  for (const tile of [0, least, 4 * least]) {
    try {
      candidates.push({ tile, stepMs: await measure(config, task, createExecutor, tile) });
    } catch (error) {
      if (!(error instanceof GpuLimitError)) throw error;
    }
  }
  return candidates.sort((a, b) => a.stepMs - b.stepMs);
}

async function measure(
  config: RunConfig,
  task: Task,
  createExecutor: ExecutorFactory,
  tile: number,
): Promise<number> {
  const trainer = await Trainer.create(config, task, createExecutor, tile ? { tile } : {});
  try {
    let count = 1;
    let least = Infinity;
    await trainer.launch(1);
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      await trainer.launch(count);
      const ms = performance.now() - start;
      least = Math.min(least, ms / count);
      count = Math.max(1, Math.min(trainer.programs.chunk, Math.floor(ROUND_MS / least)));
    }
    return least;
  } finally {
    trainer.dispose();
  }
}
