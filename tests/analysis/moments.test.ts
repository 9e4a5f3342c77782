import { describe, expect, test } from 'vitest';
import { elbow, moments, placeMoments } from '../../src/analysis/moments';
import { pastOf, type Chapter } from '../../src/analysis/story';
import { RandomStream } from '../../src/random/stream';

const run = (exact: (at: number) => number, train?: (at: number) => number): Chapter[] =>
  Array.from({ length: 51 }, (_, i) => ({
    step: i * 10,
    error: 1 - exact(i / 50),
    exact: exact(i / 50),
    theory: exact(i / 50),
    train: train?.(i / 50),
  }));
const rise = (middle: number, steepness: number) => (at: number) =>
  1 / (1 + Math.exp((middle - at) * steepness));

describe('moments', () => {
  test('grokking: known by heart, then the elbow, then nearly all', () => {
    const found = moments(run(rise(0.5, 40), rise(0.1, 100)), 'held-out');
    expect(found.map(({ label }) => label)).toEqual([
      'training known by heart',
      'exact match takes off',
      'held-out 99% right',
    ]);
    expect(found[0].step).toBeLessThan(100);
    expect(found[1].step).toBeGreaterThan(150);
    expect(found[1].step).toBeLessThan(250);
  });

  test('nothing is named that the data do not carry', () => {
    expect(moments([], 'held-out')).toEqual([]);
    expect(
      moments(
        run(() => 0),
        'held-out',
      ),
    ).toEqual([]);
    expect(elbow(run((at) => at))).toBeUndefined();
    expect(elbow(run(rise(0.9, 40)).slice(0, 30))).toBeUndefined();
    expect(
      moments(
        run(
          (at) => 0.9 * Math.sqrt(at),
          () => 0.5,
        ),
        'held-out',
      ),
    ).toEqual([]);
    // What train knows, held-out knows: that is not by heart.
    expect(
      moments(run(rise(0.2, 60), rise(0.2, 60)), 'held-out').map(({ label }) => label),
    ).not.toContain('training known by heart');
  });

  test('the elbow of an exact match of k tokens comes before the middle of its rise', () => {
    for (const k of [4, 8]) {
      const step = elbow(run((at) => rise(0.4, 12)(at) ** k))!;
      const middle = run((at) => rise(0.4, 12)(at) ** k).find(({ exact }) => exact > 0.5)!.step;
      expect(step).toBeGreaterThan(0);
      expect(step).toBeLessThan(middle);
    }
  });

  test('labels never overlap nor leave the line, and the weightiest stays', () => {
    const random = new RandomStream(6, 'sampling');
    for (let i = 0; i < 1000; i++) {
      const wanted = Array.from({ length: 1 + random.below(6) }, (_, j) => ({
        at: random.uniform() * 600,
        width: 40 + random.below(120),
        weight: j,
      }));
      const placed = placeMoments(wanted, 600);
      expect(placed.at(-1)).toBeDefined();
      placed.forEach((left, j) => {
        if (left === undefined) return;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + wanted[j].width).toBeLessThanOrEqual(600);
        placed.forEach((other, l) => {
          if (other === undefined || l === j) return;
          expect(left + wanted[j].width <= other || other + wanted[l].width <= left).toBe(true);
        });
      });
    }
  });
});

describe('the past', () => {
  test('largest fall as a share of the range, best, and when it was solved for good', () => {
    const chapters = run(rise(0.5, 200));
    const past = pastOf(chapters);
    expect(past.largestFall).toBeGreaterThan(0.3);
    expect(past.best).toBeGreaterThan(0.99);
    expect(past.solvedAt).toBeGreaterThan(250);
    expect(pastOf(run((at) => at)).largestFall).toBeCloseTo(0.02, 6);
    expect(pastOf(run((at) => (at > 0.5 && at < 0.7 ? 1 : 0.2))).solvedAt).toBeUndefined();
    expect(pastOf([])).toMatchObject({ best: 0, largestFall: 0, largestGap: 0 });
  });
});
