import { describe, expect, it } from 'vitest';
import { Pace } from '../../src/train/pace';

/** Steps taken in so many milliseconds, by a machine that needs `cost` milliseconds a step. */
function play(limit: number | null, cost: number, ms: number): number {
  const pace = new Pace(limit);
  pace.restart(limit, 0);
  let now = 0;
  let steps = 0;
  while (now < ms) {
    const due = pace.due(8, now);
    pace.take(due);
    steps += due;
    now += due > 0 ? due * cost : pace.wait(now);
  }
  return steps;
}

describe('pace', () => {
  it.each([1, 7, 60, 500])('keeps to %i steps a second where the machine can', (limit) => {
    expect(Math.abs(play(limit, 0.1, 10_000) - 10 * limit)).toBeLessThanOrEqual(1 + limit / 50);
  });

  it('goes flat out without a limit, and where the machine is slower than the limit', () => {
    // In chunks of at most 8, so that the last one may end a little late.
    expect(Math.ceil(play(null, 1, 1000) / 8)).toBe(125);
    expect(Math.ceil(play(5000, 1, 1000) / 8)).toBeLessThanOrEqual(126);
  });

  it('waits for several steps at once where it may', () => {
    const pace = new Pace(100);
    pace.restart(100, 0);
    pace.take(pace.due(8, 0));
    expect(pace.wait(0)).toBe(10);
    expect(pace.wait(0, 8, 50)).toBe(50);
    expect(pace.wait(0, 3, 50)).toBe(30);
    expect(pace.wait(0, 8, 1)).toBe(10);
    expect(pace.due(8, 50)).toBe(5);
  });

  it('does not hurry after a delay', () => {
    const pace = new Pace(10);
    pace.restart(10, 0);
    pace.take(pace.due(8, 0));
    expect(pace.due(8, 60_000)).toBe(8);
    pace.take(8);
    expect(pace.due(8, 60_001)).toBe(0);
    expect(pace.wait(60_001)).toBeGreaterThan(50);
  });
});
