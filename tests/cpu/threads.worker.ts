/** Trains in a worker, as the page does: only there may a thread wait for others. */
import type { CpuOptions } from '../../src/cpu/executor';
import { configs, trained, type Parts } from './trained';

export interface Asked extends CpuOptions {
  /** Name of a config. */
  readonly config: keyof typeof configs;
  /** What is not there. */
  readonly without?: 'isolation' | 'workers';
  /** Whether the threads are ended after the first steps. */
  readonly ended?: boolean;
}
export type Answer = Awaited<ReturnType<typeof trained>>;

const threads: Worker[] = [];
const Plain = globalThis.Worker;

addEventListener('message', ({ data }: MessageEvent<Asked>) => void answer(data));

async function answer(data: Asked): Promise<void> {
  const { config, without, ended, ...options } = data;
  if (without === 'isolation') {
    Object.defineProperty(globalThis, 'crossOriginIsolated', { value: false });
  }
  globalThis.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      if (without === 'workers') throw new Error('no workers here');
      super(url, options);
      threads.push(this);
    }
  };
  const end = () => threads.forEach((thread) => thread.terminate());
  const parts: Parts = configs[config];
  postMessage(await trained(parts, 1, options, ended ? end : undefined));
}
