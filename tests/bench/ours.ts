import { CpuExecutor } from '../../src/cpu/executor';
import { GpuExecutor } from '../../src/gpu/executor';
import { openGpu } from '../../src/gpu/open';
import { Trainer, type ExecutorFactory } from '../../src/train/trainer';
import type { Contestant, Session } from './contestant';
import type { Row } from './rows';

/** A tile's matrices have about so many rows, as in the smallest tile that autotune tries. */
const ROWS = 4;

const cpu: ExecutorFactory = async (programs) => new CpuExecutor(programs, 'float32');

async function session(row: Row, factory: ExecutorFactory, tile?: number): Promise<Session> {
  const trainer = await Trainer.create(row.config, row.task, factory, tile ? { tile } : {});
  const { chunk } = trainer.programs;
  return {
    adapter: trainer.executor.adapter,
    // A chunk's batches are made and sent within the time that is taken.
    prepare: async () => {},
    async run(count) {
      if (count > chunk) throw new Error(`a chunk is at most ${chunk} steps`);
      const { values, diverged } = await trainer.launch(count);
      if (diverged) throw new Error('diverged');
      // Of the first replica.
      return Array.from({ length: count }, (_, i) => values[3 * i * trainer.replicas]);
    },
    dispose: () => trainer.dispose(),
  };
}

async function onGpu(row: Row, tile?: number): Promise<Session> {
  const gpu = await openGpu();
  const inner = await session(row, (programs) => GpuExecutor.create(gpu, programs), tile);
  return {
    ...inner,
    dispose() {
      inner.dispose();
      gpu.close();
    },
  };
}

function leastTile({ task, config }: Row): number {
  return Math.max(1, Math.ceil(ROWS / task.shape(config.task).slots));
}

const fits = () => true;

export const ours: readonly Contestant[] = [
  { name: 'ours, gpu', fits, open: (row) => onGpu(row) },
  { name: 'ours, gpu grouped', fits, open: (row) => onGpu(row, leastTile(row)) },
  { name: 'ours, cpu', fits, open: (row) => session(row, cpu) },
];
