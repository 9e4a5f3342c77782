import { expect, test } from 'vitest';
import type { Answer, Asked } from './threads.worker';
import { configs } from './trained';

function train(asked: Asked): Promise<Answer> {
  const worker = new Worker(new URL('./threads.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Answer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(asked);
  }).finally(() => worker.terminate());
}

const names = Object.keys(configs) as (keyof typeof configs)[];

test.each(names)('%s: the same bits on 1, 2 and 3 threads', async (config) => {
  const alone = await train({ config, threads: 1 });
  expect(alone.made.threads).toBe(1);
  for (const threads of [2, 3]) {
    const { made, results } = await train({ config, threads });
    expect(made).toEqual({ ...alone.made, threads });
    expect(results).toEqual(alone.results);
  }
});

test.each(names)('%s: relaxed SIMD, SIMD and the twins agree', async (config) => {
  const relaxed = await train({ config, threads: 1 });
  expect(relaxed.made.adapter).toBe('WebAssembly relaxed SIMD');
  const simd = await train({ config, threads: 1, fused: false });
  expect(simd.made.adapter).toBe('WebAssembly SIMD');
  expect(relaxed.results).not.toEqual(simd.results);
  const twins = await train({ config, threads: 1, wasm: false });
  expect(twins.made.adapter).toBe('TypeScript, float32');
  for (const { results } of [relaxed, simd]) {
    results.values.forEach((value, i) =>
      expect(Math.abs(value - twins.results.values[i])).toBeLessThan(1e-4),
    );
  }
});

test('where the page is not isolated, one thread trains', async () => {
  const [config] = names;
  const { made, results } = await train({ config, threads: 2, without: 'isolation' });
  expect(made.threads).toBe(1);
  expect(results).toEqual((await train({ config, threads: 1 })).results);
});

test('where workers do not start, and where they end early, the run goes on', async () => {
  const [config] = names;
  const alone = await train({ config, threads: 1 });
  const never = await train({ config, threads: 2, without: 'workers' });
  expect(never.made.threads).toBe(1);
  expect(never.results).toEqual(alone.results);
  const early = await train({ config, threads: 2, ended: true });
  expect(early.made.threads).toBe(2);
  expect(early.results).toEqual(alone.results);
});
