import { describe, expect, it } from 'vitest';
import { tasks } from '../../src/task/registry';
import { withFewHeldOut, makeTrainer, parametersOf } from './make-trainer';
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
    const [tabled, plain] = await Promise.all(
      [true, false].map((table) => makeTrainer(config, 'float64', { task, everyPosition, table })),
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
