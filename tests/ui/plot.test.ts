import { describe, expect, test } from 'vitest';
import { RandomStream } from '../../src/random/stream';
import { freeBox, placeLabels } from '../../src/ui/elements/plot-labels';
import {
  fraction,
  lossScale,
  shareScale,
  stepScale,
  ticks,
  tickText,
  valueAt,
  type Scale,
} from '../../src/ui/elements/plot-scale';
import {
  countTick,
  linearTicks,
  logTicks,
  percentTick,
  valueTick,
} from '../../src/ui/elements/plot-ticks';
import { Means, trace, type Points } from '../../src/ui/elements/plot-trace';

const random = new RandomStream(11, 'sampling');

describe('ticks', () => {
  test('read as a person would write them', () => {
    expect([0, 250, 999, 1000, 1500, 20_000, 2.5e6].map(countTick)).toEqual([
      '0',
      '250',
      '999',
      '1k',
      '1.5k',
      '20k',
      '2.5M',
    ]);
    expect([0, 3, 0.3, 0.03, 0.001, 1e-4, 3e-7, 2.5, 1e5].map(valueTick)).toEqual([
      '0',
      '3',
      '0.3',
      '0.03',
      '0.001',
      '10⁻⁴',
      '3×10⁻⁷',
      '2.5',
      '100k',
    ]);
    expect([0, 0.25, 1, 0.001, 1e-6].map(percentTick)).toEqual([
      '0%',
      '25%',
      '100%',
      '0.1%',
      '10⁻⁴%',
    ]);
  });

  test('of an axis that no power of ten fits end', () => {
    for (const [min, max] of [
      [0, 0],
      [0, 1],
      [-1, 1],
      [NaN, NaN],
      [1, Infinity],
    ])
      expect(logTicks(min, max, 5)).toEqual([]);
  });

  test('stand at round values, and at the end of the axis where they can', () => {
    expect(linearTicks(0, 500, 5)).toEqual([0, 250, 500]);
    expect(linearTicks(0, 1000, 5)).toEqual([0, 250, 500, 750, 1000]);
    expect(linearTicks(0, 1500, 5)).toEqual([0, 500, 1000, 1500]);
    expect(logTicks(10, 800, 5)).toEqual([10, 30, 100, 300]);
    expect(logTicks(0.01, 3.5, 7)).toEqual([0.01, 0.03, 0.1, 0.3, 1, 3]);
    expect(logTicks(1e-7, 4, 6)).toEqual([1e-6, 1e-4, 0.01, 1]);
  });

  test('are few, rising and within the axis, whatever it is', () => {
    for (let i = 0; i < 2000; i++) {
      const log = random.uniform() < 0.5;
      const min = log ? 10 ** (random.uniform() * 9 - 7) : 0;
      const max = log ? min * 10 ** (0.5 + random.uniform() * 6) : 10 ** (random.uniform() * 8);
      const most = 3 + random.below(6);
      const found = ticks({ min, max, log, unit: 'value' }, most);
      expect(found.length).toBeLessThanOrEqual(most + 1);
      found.forEach((tick, j) => {
        expect(tick).toBeGreaterThanOrEqual(min * (1 - 1e-6));
        expect(tick).toBeLessThanOrEqual(max * (1 + 1e-6));
        if (j > 0) expect(tick).toBeGreaterThan(found[j - 1]);
        expect(tickText({ min, max, log, unit: 'value' }, tick)).toMatch(
          /^[\d.×⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,8}[kM]?$/,
        );
      });
    }
  });
});

describe('scales', () => {
  test('fraction and value undo each other', () => {
    for (const scale of [
      stepScale(3, 500, false),
      stepScale(3, 800, true, 10),
      lossScale(0.01, 3, 10, true),
    ]) {
      for (const at of [0, 0.2, 0.77, 1])
        expect(fraction(scale, valueAt(scale, at))).toBeCloseTo(at, 9);
    }
  });

  test('the steps of a run fill the frame; a very long one comes in by stages', () => {
    expect(stepScale(0, 500, false)).toMatchObject({ min: 0, max: 500 });
    expect(stepScale(100, 100_000, false).max).toBe(500);
    expect(stepScale(50_000, 100_000, false).max).toBe(100_000);
    expect(stepScale(0, 800, true, 10)).toMatchObject({ min: 10, max: 800 });
    expect(stepScale(0, 5, true, 10)).toMatchObject({ min: 1, max: 10 });
  });

  test('a loss axis holds its data but not an explosion', () => {
    expect(lossScale(0.002, 3.5, 10, true)).toMatchObject({ min: 0.001 });
    expect(lossScale(0.5, 1e30, 10, false).max).toBeLessThan(15);
    expect(lossScale(Infinity, -Infinity, 10, true).min).toBeGreaterThan(0);
    // Redrawn digits, before they are first evaluated: guessing has no loss to begin from.
    for (const log of [true, false]) {
      const unknown = lossScale(Infinity, 0, 0, log);
      expect(unknown.max).toBeGreaterThan(unknown.min);
      expect(ticks(unknown, 5).length).toBeGreaterThan(0);
    }
    expect(shareScale(0, true).min).toBeGreaterThan(0);
    expect(shareScale(0.004, true).min).toBeCloseTo(0.003, 9);
  });
});

describe('labels at the ends of lines', () => {
  test('never overlap, never leave the frame, keep their order, and stay put where they can', () => {
    for (let i = 0; i < 3000; i++) {
      const wanted = Array.from({ length: 1 + random.below(6) }, () => ({
        y: random.uniform() * 240 - 20,
      }));
      const placed = placeLabels(wanted, 15, 0, 200);
      const order = wanted.map((_, index) => index).sort((a, b) => wanted[a].y - wanted[b].y);
      order.forEach((index, rank) => {
        expect(placed[index]).toBeGreaterThanOrEqual(7.5 - 1e-6);
        expect(placed[index]).toBeLessThanOrEqual(192.5 + 1e-6);
        if (rank > 0)
          expect(placed[index] - placed[order[rank - 1]]).toBeGreaterThanOrEqual(15 - 1e-6);
      });
      const free = wanted.every(
        (a, j) =>
          a.y >= 8 && a.y <= 192 && wanted.every((b, l) => l === j || Math.abs(a.y - b.y) >= 15),
      );
      if (free) placed.forEach((y, j) => expect(y).toBeCloseTo(wanted[j].y, 6));
    }
  });

  test('too many for the frame are spread evenly within it', () => {
    const placed = placeLabels(
      Array.from({ length: 10 }, () => ({ y: 50 })),
      15,
      0,
      100,
    );
    expect(Math.min(...placed)).toBeCloseTo(5, 6);
    expect(Math.max(...placed)).toBeCloseTo(95, 6);
  });

  test('a label that yields moves clear of the others, or gives up', () => {
    const box = (top: number) => ({ left: 0, right: 50, top, bottom: top + 15 });
    const bounds = { top: 0, bottom: 100 };
    expect(freeBox(box(40), [], bounds)).toEqual(box(40));
    const moved = freeBox(box(40), [box(42)], bounds)!;
    expect(moved.bottom <= 42 || moved.top >= 57).toBe(true);
    expect(freeBox(box(40), [{ left: 0, right: 50, top: 0, bottom: 100 }], bounds)).toBeUndefined();
  });
});

describe('tracing', () => {
  const points = (values: number[], steps = values.map((_, i) => i)): Points => ({
    length: values.length,
    steps,
    values,
    stride: 1,
    offset: 0,
  });
  const record = (curve: Points, scale: Scale, width: number) => {
    const path: { x: number; y: number; down: boolean }[] = [];
    trace(
      {
        moveTo: (x, y) => path.push({ x, y, down: false }),
        lineTo: (x, y) => path.push({ x, y, down: true }),
      },
      curve,
      scale,
      width,
      (step) => step,
      (value) => value,
    );
    return path;
  };
  const linear: Scale = { min: 0, max: 99_999, log: false, unit: 'count' };

  test('a hundred thousand points become a few a pixel, with each pixel’s lowest and highest', () => {
    const values = Array.from({ length: 100_000 }, () => random.normal());
    values[12_345] = 50;
    values[54_321] = -50;
    const path = record(points(values), linear, 300);
    expect(path.length).toBeLessThanOrEqual(300 * 4 + 4);
    expect(path.some(({ x, y }) => x === 12_345 && y === 50)).toBe(true);
    expect(path.some(({ x, y }) => x === 54_321 && y === -50)).toBe(true);
    path.forEach(({ x, y }, i) => {
      expect(y).toBe(values[x]);
      if (i > 0) expect(x).toBeGreaterThanOrEqual(path[i - 1].x);
    });
  });

  test('every point is there where there are few, on either axis', () => {
    const values = Array.from({ length: 40 }, (_, i) => i * i);
    expect(record(points(values), { ...linear, max: 39 }, 300)).toHaveLength(40);
    const steps = values.map((_, i) => (i + 1) * 10);
    const log: Scale = { min: 1, max: 400, log: true, unit: 'count' };
    expect(record(points(values, steps), log, 2000).map(({ x }) => x)).toEqual(steps);
  });

  test('a value that is not finite breaks the line', () => {
    const path = record(points([1, 2, NaN, 3, 4, Infinity, 5]), { ...linear, max: 6 }, 300);
    expect(path.map(({ y, down }) => (down ? y : -y))).toEqual([-1, 2, -3, 4, -5]);
  });

  test('step 0 has no place on a log axis', () => {
    const path = record(points([1, 2, 3]), { min: 1, max: 10, log: true, unit: 'count' }, 100);
    expect(path.map(({ x }) => x)).toEqual([1, 2]);
  });

  test('means brought up to date are those made anew', () => {
    const values = Array.from({ length: 500 }, () => random.uniform());
    for (const log of [false, true]) {
      const grown = new Means();
      let settled = 0;
      for (let length = 1; length <= 500; length += 1 + random.below(40)) {
        grown.fill(points(values.slice(0, length)), 10, log, settled);
        settled = Math.max(0, length - random.below(3));
        const anew = new Means().fill(points(values.slice(0, length)), 10, log);
        expect(grown.length).toBe(anew.length);
        expect([...grown.values.subarray(0, grown.length)]).toEqual([
          ...anew.values.subarray(0, anew.length),
        ]);
      }
    }
  });

  test('means keep the mean of value and step of each bin', () => {
    const means = new Means().fill(points([1, 3, 5, 7, 9]), 2, false);
    expect([...means.values.subarray(0, means.length)]).toEqual([2, 6, 9]);
    expect([...means.steps.subarray(0, means.length)]).toEqual([0.5, 2.5, 4]);
  });
});
