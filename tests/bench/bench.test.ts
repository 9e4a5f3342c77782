import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fill } from '../../scripts/bench-report.mjs';
import { ratios } from '../../scripts/bench-ratios.mjs';
import { rowTable } from '../../scripts/bench-sections.mjs';
import { digits, table } from '../../scripts/bench-table.mjs';
import { nodeGpu } from '../../src/gpu/node';
import { openGpu } from '../../src/gpu/open';
import { flopsOf } from '../../src/graph/program';
import { buildPrograms } from '../../src/train/programs';
import { inTiles } from '../../src/train/tiles';
import type { Contestant } from './contestant';
import { installCounters } from './counters';
import { chargeTo, holdingsOf, installHoldings } from './holdings';
import { measureHost } from './host-cost';
import { measureRow, type Figures } from './measure';
import { plans } from './plans';
import { problemOf } from './problem';
import { worstRises } from './rises';
import { rows } from './rows';
import { points, rowOf } from './scaling-points';

/** Loses a tenth a step, from where it is told to start. */
function contestant(name: string, start: number): Contestant {
  let step = 0;
  return {
    name,
    fits: () => true,
    open: async () => ({
      adapter: 'none',
      prepare: async () => {},
      run: async (count) => Array.from({ length: count }, () => start - 0.1 * step++),
      dispose: () => {},
    }),
  };
}

const losses = Array.from({ length: 21 }, (_, step) => 4 - 0.1 * step);
const measured = (): Promise<Figures[]> => {
  const all = [contestant('right', 4), contestant('wrong', 4.001)];
  return measureRow(rows[0], all, losses, 1, () => {});
};

test('a table is Markdown, its figures to the right', () => {
  expect(table(['who', 'ms'], [['we', '1.5']])).toBe('| who |  ms |\n| --- | --: |\n| we  | 1.5 |');
  expect([0, 0.01234, 12.345, 12345].map(digits)).toEqual(['0', '0.0123', '12.3', '12345']);
});

test('losses are compared after 20 updates, and who is off by more than 1e-4 is void', async () => {
  const [right, wrong] = await measured();
  expect(right).toMatchObject({ updates: 20, void: false });
  expect(right.loss).toBeCloseTo(2, 9);
  expect(wrong.void).toBe(true);
  const [, , first, second] = rowTable([right, wrong]).split('\n');
  expect(first).toContain('2.00000');
  expect(second).toContain('void: off by 1.0e-3');
});

test('ratios are peer over us, round by round, and eight replicas over one', async () => {
  const [{ ...some }] = await measured();
  const figures = (row: string, contestant: string, ...stepMs: number[]) => ({
    ...some,
    row,
    contestant,
    stepMs,
  });
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  const lines = ratios([
    figures('tiny', 'ours, gpu plain', 30),
    figures('tiny', 'ours, gpu grouped', 20),
    figures('tiny', 'jax-js, webgpu', 50),
    figures('tiny ×8', 'ours, gpu plain', 90),
    figures('tiny ×8', 'ours alone, gpu plain', 18),
    figures('tiny ×8', 'ours, cpu', 7, 14, 30),
    // The machine is twice as slow in the second round, and thrice in the third.
    figures('tiny ×8', 'ours alone, cpu', 1, 2, 3),
    figures('tiny ×8', 'ours, cpu threads', 4, 8, 12),
    figures('tiny ×8', 'ours alone, cpu threads', 1, 2, 3),
  ]).split('\n');
  expect(cells(lines[2])).toContain('2.5×');
  expect(cells(lines[3]).slice(-4, -1)).toEqual(['5×', '7×', '4×']);
});

test.each(rows)(
  'row $name: its programs are built, its batches are as a peer wants them',
  (row) => {
    for (const plan of plans) {
      const tile = Number(plan.of(row).tile ?? 0);
      const shape = row.task.shape(row.config.task);
      const { train } = buildPrograms(row.config, shape, tile ? { tiles: inTiles(tile) } : {});
      expect(flopsOf(train)).toBeGreaterThan(0);
    }
    const problem = problemOf(row);
    const { examples, context, slots, vocabulary } = problem;
    const { tokens, targets } = problem.step(0);
    expect(tokens).toHaveLength(examples * context);
    expect(targets).toHaveLength(examples * slots);
    expect(Math.max(...tokens, ...targets)).toBeLessThan(vocabulary);
  },
);

test('along each axis of the scaling table work grows', () => {
  const flops = points.map((point) => {
    const { config, task } = rowOf(point);
    return flopsOf(buildPrograms(config, task.shape(config.task)).train);
  });
  points.forEach((point, i) => {
    if (points[i - 1]?.axis === point.axis) expect(flops[i]).toBeGreaterThan(flops[i - 1]);
  });
});

test('a cliff is the largest rise of a cost by FLOP, not a fall', () => {
  const cost = [1, 1, 6].map((ms, i) => ({ ...points[i], ms, cpuMs: ms, flops: 2 ** i }));
  const [worst, ...others] = worstRises(cost, 'ms');
  expect(worst).toMatchObject({ axis: 'width', from: 32, to: 64, ratio: 3 });
  expect(others).toEqual([]);
});

const dawn = await nodeGpu(['backend=null']).catch(() => undefined);

test.skipIf(!dawn)('a step binds and makes nothing, and its calls are counted', async () => {
  installCounters();
  const gpu = await openGpu({ gpu: dawn });
  const { counts, encodeMs, hostMs } = await measureHost(gpu, rows[0], plans[0], 1);
  expect(counts).toMatchObject({ bindGroups: 0, buffers: 0 });
  expect(counts.dispatches).toBeGreaterThan(0);
  expect(counts.submits).toBeLessThanOrEqual(1 / 8);
  expect(hostMs[0]).toBeGreaterThan(encodeMs[0]);
  gpu.close();
});

test.skipIf(!dawn)(
  'the most that was held at once is counted, each on its own account',
  async () => {
    installHoldings();
    const { device } = await openGpu({ gpu: dawn });
    const make = (size: number) => device.createBuffer({ size, usage: GPUBufferUsage.STORAGE });
    chargeTo('first');
    const early = make(1024);
    make(512).destroy();
    chargeTo('second');
    make(256);
    const memory = new WebAssembly.Memory({ initial: 0 });
    early.destroy();
    chargeTo('first');
    make(768);
    memory.grow(2);
    expect(holdingsOf('first')).toEqual({ gpuBytes: 1536, wasmBytes: 2 * 65_536, workers: 0 });
    expect(holdingsOf('second')).toEqual({ gpuBytes: 256, wasmBytes: 0, workers: 0 });
    device.destroy();
  },
);

const PUBLISHED = new URL('results/published/', import.meta.url);

test.each(readdirSync(PUBLISHED))('docs/benchmarks.md says what %s says', (name) => {
  const page = readFileSync(new URL('../../docs/benchmarks.md', import.meta.url), 'utf8');
  const report = JSON.parse(readFileSync(new URL(name, PUBLISHED), 'utf8'));
  expect(fill(page, name.replace('.json', ''), report)).toBe(page);
});
