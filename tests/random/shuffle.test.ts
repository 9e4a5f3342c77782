import { describe, expect, it } from 'vitest';
import { shuffled, shuffleKeys } from '../../src/random/shuffle';
import { streams } from '../../src/random/stream';
import shader from '../../shaders/shuffle_batch.wgsl?raw';
import wasm from '../../src/wasm/shuffle_batch.as.ts?raw';

function order(n: number, seed: number, epoch: number): number[] {
  const keys = shuffleKeys(seed, epoch);
  return Array.from({ length: n }, (_, i) => shuffled(i, n, keys));
}

/** How many standard deviations Pearson's statistic lies above its mean. */
function excess(counts: Iterable<number>, cells: number, freedom: number, total: number): number {
  const expected = total / cells;
  let chi = 0;
  let met = 0;
  for (const count of counts) {
    met++;
    chi += (count - expected) ** 2 / expected;
  }
  chi += (cells - met) * expected;
  return (chi - freedom) / Math.sqrt(2 * freedom);
}

describe('the shuffle', () => {
  const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 64, 65, 97, 983, 1024, 2809, 12_769, 65_537];
  it.each(sizes)('brings each of %i examples exactly once an epoch', (n) => {
    for (const [seed, epoch] of [
      [0, 0],
      [2 ** 32 - 1, 1],
      [7, 2 ** 40 + 3],
    ]) {
      const sorted = order(n, seed, epoch).sort((a, b) => a - b);
      expect(sorted.every((row, i) => row === i)).toBe(true);
    }
  });

  it('is another one each epoch and for each seed', () => {
    const orders = [0, 1, 2, 2 ** 32, 2 ** 32 + 1].map((epoch) => order(53, 3, epoch).join());
    orders.push(order(53, 4, 0).join());
    expect(new Set(orders).size).toBe(orders.length);
  });

  it.each([2, 3, 4, 5, 6])('takes every order of %i examples equally often (chi-square)', (n) => {
    const N = 30_000;
    const counts = new Map<string, number>();
    for (let epoch = 0; epoch < N; epoch++) {
      const name = order(n, 11, epoch).join();
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const orders = [1, 1, 2, 6, 24, 120, 720][n];
    expect(excess(counts.values(), orders, orders - 1, N)).toBeLessThan(6);
  });

  it.each([7, 16, 17, 53])(
    'sends every example to every place of %i, and neighbours apart, equally often (chi-square)',
    (n) => {
      const N = 30_000;
      const places = new Float64Array(n * n);
      const pairs = new Float64Array(n * n);
      for (let epoch = 0; epoch < N; epoch++) {
        const rows = order(n, 5, epoch);
        rows.forEach((row, i) => places[i * n + row]++);
        pairs[rows[0] * n + rows[1]]++;
      }
      // Each row and each column of `places` has a known sum.
      expect(excess(places, n * n, (n - 1) ** 2, n * N)).toBeLessThan(6);
      const apart = pairs.filter((_, i) => i % n !== Math.floor(i / n));
      expect(excess(apart, apart.length, apart.length - 1, N)).toBeLessThan(6);
    },
  );

  it('is drawn from the stream "shuffle" everywhere', () => {
    expect(shader).toContain(`const shuffle_stream = ${streams.shuffle}u;`);
    expect(wasm).toContain(`const SHUFFLE: u32 = ${streams.shuffle};`);
  });
});
