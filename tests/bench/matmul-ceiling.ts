import type { Device } from '../../src/cli/device';
import { Graph } from '../../src/graph/graph';
import { linear } from '../../src/ops/linear';
import { leastCost, type Cost } from './least-cost';

/** What a device reaches with nothing but one large matrix product. */
export interface Ceiling {
  readonly flopsPerSecond: number;
  /** M, K, N. */
  readonly shape: readonly [number, number, number];
}

const SIZES = [256, 512, 1024];

/** The best of a few large products, by the engine's own kernel and by this clock. */
export async function matmulCeiling(device: Device, clock: keyof Cost): Promise<Ceiling> {
  let best: Ceiling = { flopsPerSecond: 0, shape: [0, 0, 0] };
  for (const n of SIZES) {
    const g = new Graph(1, false);
    const a = g.hostTensor('a', [n, n]);
    const b = g.hostTensor('b', [n, n]);
    linear(g, 'product', a, b);
    const program = g.program('matmul');
    const executor = await device.createExecutor([program]);
    for (const { buffer } of [a, b]) {
      executor.write(
        buffer,
        Float32Array.from({ length: n * n }, (_, i) => (i % 7) - 3),
      );
    }
    const cost = await leastCost(async (times) => {
      executor.run(program, times);
      await executor.settle();
    });
    executor.dispose();
    const flopsPerSecond = (2000 * n ** 3) / cost[clock];
    if (flopsPerSecond > best.flopsPerSecond) best = { flopsPerSecond, shape: [n, n, n] };
  }
  return best;
}
