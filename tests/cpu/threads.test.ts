import { afterEach, describe, expect, it, vi } from 'vitest';
import { configs, trained, type Parts } from './trained';

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(Object.entries<Parts>(configs))('%s', (_, parts) => {
  it.each([1, 3, 4])('the same bits on 1, 2, 3 and 4 threads, %d replicas', async (replicas) => {
    const alone = await trained(parts, replicas, { threads: 1 });
    expect(alone.results.parameters.every(Number.isFinite)).toBe(true);
    for (const threads of [2, 3, 4]) {
      const { made, results } = await trained(parts, replicas, { threads });
      expect(made.threads).toBe(threads);
      expect(results).toEqual(alone.results);
    }
  });
});

const [parts] = Object.values<Parts>(configs);

describe('on one thread goes on', () => {
  it('a run whose threads do not start', async () => {
    vi.spyOn(process, 'getBuiltinModule').mockImplementation(() => {
      throw new Error('no threads here');
    });
    const { made, results } = await trained(parts, 1, { threads: 2 });
    expect(made.threads).toBe(1);
    expect(results).toEqual((await trained(parts, 1, { threads: 1 })).results);
  });

  it('a run whose thread ends early', async () => {
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    const post = vi.spyOn(Worker.prototype, 'postMessage');
    const ending: Promise<number>[] = [];
    const { made, results } = await trained(parts, 1, { threads: 2 }, () => {
      for (const worker of post.mock.contexts as { terminate(): Promise<number> }[]) {
        ending.push(worker.terminate());
      }
    });
    await Promise.all(ending);
    expect(ending.length).toBeGreaterThan(0);
    expect(made.threads).toBe(2);
    expect(results).toEqual((await trained(parts, 1, { threads: 1 })).results);
  });
});
