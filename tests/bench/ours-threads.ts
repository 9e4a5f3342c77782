import { threadsFor } from '../../src/cpu/threads';
import { buildPrograms } from '../../src/train/programs';
import type { Contestant, Session } from './contestant';
import type { Answer, Asked } from './ours.worker';
import type { Row } from './rows';

/** The CPU executor with as many threads as the playground gives it, where that is more than one. */
export const oursOnThreads: Contestant = {
  name: 'ours, cpu threads',
  fits: ({ config, task }) =>
    threadsFor([buildPrograms(config, task.shape(config.task)).train]) > 1,
  open,
};

async function open({ config }: Row): Promise<Session> {
  const worker = new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' });
  const ask = (asked: Asked): Promise<Answer> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) =>
        data.failed === undefined ? resolve(data) : reject(new Error(data.failed));
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(asked);
    });
  let last = await ask({ open: config });
  return {
    adapter: last.adapter,
    prepare: async () => {},
    async run(count) {
      last = await ask({ run: count });
      return last.losses;
    },
    host: () => last.host,
    // The worker itself computes, too.
    held: () => ({ ...last.held, workers: last.held.workers + 1 }),
    dispose: () => worker.terminate(),
  };
}
