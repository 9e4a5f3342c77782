import { describe, expect, test } from 'vitest';
import { bendOf } from '../../src/analysis/bend';
import { emergenceScore } from '../../src/analysis/emergence-score';
import { atPoint, GRID, gridOf } from '../../src/analysis/grid';
import { trial } from './verdict-trial';

const along = (of: (x: number) => number) =>
  Float64Array.from({ length: 21 }, (_, i) => of(i / 20));

describe('the emergence score', () => {
  test('is the number of steps for a line, negative for a fall, and large for a jump', () => {
    expect(emergenceScore(along((x) => 3 + 2 * x))).toBeCloseTo(20, 9);
    expect(emergenceScore(along((x) => -x))).toBeCloseTo(-20, 9);
    expect(emergenceScore(along((x) => x + (x > 0.5 ? 10 : 0)))).toBeCloseTo(220, 6);
    expect(emergenceScore(along((x) => (x > 0.5 ? 1 : 0)))).toBe(Infinity);
    expect(emergenceScore([1, 1, 1])).toBe(0);
  });

  test('agrees with the formula written out', () => {
    const values = [0.1, 0.4, 0.2, 0.9, 0.7];
    const squares = [0.3, -0.2, 0.7, -0.2].map((d) => d * d).sort((a, b) => a - b);
    const median = (squares[1] + squares[2]) / 2;
    expect(emergenceScore(values)).toBeCloseTo(0.8 / Math.sqrt(median), 12);
  });
});

describe('the bend', () => {
  test('is none for a line and for what slows down, and nearly all for a jump, whose foot it finds', () => {
    expect(bendOf(along((x) => 2 * x)).depth).toBeCloseTo(0, 12);
    expect(bendOf(along((x) => Math.sqrt(x))).depth).toBeCloseTo(0, 12);
    expect(bendOf(along(() => 1))).toEqual({ depth: 0, elbow: -1 });
    const jump = bendOf(along((x) => (x > 0.6 ? 1 : 0)));
    expect(jump.depth).toBeGreaterThan(0.9);
    expect(jump.elbow).toBe(12);
    // x² sags by a quarter below its chord, in the middle.
    expect(bendOf(along((x) => x * x))).toEqual({ depth: 0.25, elbow: 10 });
  });
});

describe('the grid', () => {
  test.each(['linear', 'log'] as const)(
    'does not mind how dense the evaluations are: %s',
    (axis) => {
      const curve = (step: number) => Math.log(step + 30);
      const [sparse, dense] = [20, 5].map((every) => {
        const steps = Array.from({ length: 800 / every }, (_, i) => 20 + every * i);
        if (steps.at(-1) !== 800) steps.push(800);
        const grid = gridOf(steps, axis);
        return Array.from({ length: GRID }, (_, i) => atPoint(grid, i, (e) => curve(steps[e])));
      });
      // Within a twentieth of the range: at the ends a point can only look inwards.
      dense.forEach((value, i) => expect(Math.abs(value - sparse[i])).toBeLessThan(0.14));
      expect(emergenceScore(dense) / emergenceScore(sparse)).toBeGreaterThan(0.8);
      expect(emergenceScore(dense) / emergenceScore(sparse)).toBeLessThan(1.25);
    },
  );

  test('leaves step 0 out where the axis is logarithmic, and weighs to one', () => {
    const grid = gridOf([0, 1, 2, 4, 8, 100], 'log');
    expect(grid.evaluations).toBe(5);
    expect([grid.steps[0], grid.steps[20]].map(Math.round)).toEqual([1, 100]);
    for (const shares of grid.shares) {
      expect(shares.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
  });
});

describe('the verdict', () => {
  // Seeds of its own; `npm run verdict` tries 600.
  const trials = Array.from({ length: 48 }, (_, index) => trial(201, index));

  test('is right where the case is clear, nine times in ten', () => {
    const clear = trials.filter(({ run }) => run.clear);
    expect(clear.length).toBeGreaterThan(12);
    const right = clear.filter(({ outcome }) => outcome === 'right').length;
    expect(right / clear.length).toBeGreaterThanOrEqual(0.9);
  });

  test('is seldom wrong where it isn’t, and says each of the three', () => {
    const wrong = trials.filter(({ run, outcome }) => !run.clear && outcome === 'wrong');
    expect(wrong.length).toBeLessThanOrEqual(2);
    expect(new Set(trials.map(({ verdict }) => verdict.kind)).size).toBe(3);
  });

  test('has a sentence with its figures, and the same for the same points', () => {
    for (const { verdict } of trials) {
      expect(verdict.sentence).toMatch(
        /^(A mirage of|Survives:|Cannot tell from these points:) .*\d.*\.$/,
      );
      expect(verdict.sentence).not.toMatch(/NaN|undefined|Infinity/);
    }
    expect(trial(201, 3).verdict).toEqual(trials[3].verdict);
  });
});
