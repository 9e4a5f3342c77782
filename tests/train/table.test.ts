import { describe, expect, it } from 'vitest';
import { flopsOf } from '../../src/graph/program';
import { tasks } from '../../src/task/registry';
import { buildPrograms } from '../../src/train/programs';
import type { ProgramOptions } from '../../src/train/sizes';
import { inTiles } from '../../src/train/tiles';
import { configOf, makeTrainer, parametersOf, withFewHeldOut } from './make-trainer';
import { randomConfig } from './random-config';

/** To 1e-12 of the largest. */
function expectClose(a: ArrayLike<number>, b: ArrayLike<number>): void {
  expect(a.length).toBe(b.length);
  let scale = 0;
  let apart = 0;
  for (let i = 0; i < b.length; i++) {
    scale = Math.max(scale, Math.abs(b[i]));
    apart = Math.max(apart, Math.abs(a[i] - b[i]));
  }
  expect(scale).toBeGreaterThan(0);
  expect(apart).toBeLessThanOrEqual(1e-12 * scale);
}

describe('a table of the first rows equals computing each of them, to 1e-12 in float64', () => {
  it.each(Array.from({ length: 40 }, (_, i) => i))('random config %i', async (index) => {
    const config = randomConfig(index);
    const task = withFewHeldOut(tasks.get(config.task.id)!);
    const everyPosition = index % 4 === 3;
    // In tiles the table is padded. Shuffling is each tile's own, which the CPU, with one tile of all, knows nothing of.
    const { batchSize } = config.training;
    const shuffled = task.shape(config.task).train > 0 && batchSize !== 'full';
    const tiled = index % 2 === 1 && batchSize !== 1 && !shuffled;
    const [tabled, plain] = await Promise.all(
      [true, false].map((table) =>
        makeTrainer(config, 'float64', {
          task,
          everyPosition,
          table,
          plan: { tile: table && tiled ? 2 : 0 },
        }),
      ),
    );
    expect(tabled.programs.train.dispatches.map(({ kernel }) => kernel)).toContain('lookup');
    expect(plain.programs.table).toBeNull();
    for (let step = 0; step < 3; step++) {
      expectClose((await tabled.evaluate()).values, (await plain.evaluate()).values);
      expectClose((await tabled.launch(1)).values, (await plain.launch(1)).values);
      const [a, b] = await Promise.all(
        [tabled, plain].map(({ executor, programs }) =>
          executor.readFloats(programs.gradients.buffer),
        ),
      );
      expectClose(a, b);
      // From the same point again: AdamW would magnify what rounding leaves of a gradient that is zero.
      plain.executor.write(plain.programs.parameters.buffer, await parametersOf(tabled));
    }
  });
});

describe('where each row of it is looked up twice or more, on average', () => {
  const programsOf = (batchSize: number | 'full', options?: ProgramOptions) => {
    const task = { id: 'modular-arithmetic', modulus: 53, trainFraction: 0.35 };
    const config = configOf({ task, model: { width: 48, heads: 4 }, training: { batchSize } });
    return buildPrograms(config, tasks.get(task.id)!.shape(config.task), options);
  };

  it.each([
    ['a batch of twice the tokens has a table', 106, {}, true],
    ['a batch of fewer has none', 105, {}, false],
    ['a full batch has one', 'full', {}, true],
    ['one that is run in tiles has one', 'full', { tiles: inTiles(4) }, true],
    ['one tile alone has none', 106, { tiles: inTiles(106) }, false],
  ] as const)('%s', (_, batchSize, options, expected) => {
    const { train, evaluate, table } = programsOf(batchSize, options);
    const looksUp = [train, evaluate].map(({ dispatches }) =>
      dispatches.some(({ kernel }) => kernel === 'lookup'),
    );
    // 512 held-out examples are answered together.
    expect(looksUp).toEqual([expected, true]);
    expect(table !== null).toBe(looksUp.includes(true));
  });

  it('it saves all but the table’s own share of the first projections', () => {
    const [tabled, plain] = [true, false].map((table) =>
      flopsOf(programsOf('full', { table }).train),
    );
    // Q of 983 rows, K and V of 1,966 each, instead of 106 each; forward, and backward twice over.
    expect(plain - tabled).toBe(3 * 2 * 48 * 48 * (983 + 2 * 1966 - 3 * 106));
  });
});
