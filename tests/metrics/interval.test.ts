import { describe, expect, test } from 'vitest';
import { RandomStream } from '../../src/random/stream';
import { designEffect, wilson } from '../../src/metrics/interval';

/** Probability of each count of successes in n trials, in logs so that n may be large. */
function binomial(n: number, p: number): number[] {
  const logs = [0];
  for (let i = 1; i <= n; i++) logs.push(logs[i - 1] + Math.log(i));
  return Array.from({ length: n + 1 }, (_, k) =>
    Math.exp(logs[n] - logs[k] - logs[n - k] + k * Math.log(p) + (n - k) * Math.log1p(-p)),
  );
}

describe('Wilson’s interval', () => {
  test.each([
    // Newcombe (1998), table I, method 3: 81/263, 15/148, 0/20, 1/29.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (right, n, low, high) => {
    const interval = wilson(right / n, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('covers the truth about 95 % of the time, exactly summed over every outcome', () => {
    for (const n of [50, 256, 2000]) {
      const shares = [0.02, 0.1, 0.3, 0.5, 0.8, 0.95];
      const coverage = shares.map((p) =>
        binomial(n, p).reduce((sum, weight, k) => {
          const { low, high } = wilson(k / n, n);
          return sum + (low <= p && p <= high ? weight : 0);
        }, 0),
      );
      for (const covered of coverage) expect(covered).toBeGreaterThan(0.91);
      const mean = coverage.reduce((sum, covered) => sum + covered, 0) / coverage.length;
      expect(mean).toBeGreaterThan(0.94);
      expect(mean).toBeLessThan(0.97);
    }
  });

  test('solves |p̂ − p| = z √(p(1−p)/n), holds p̂, and is exact at none and all', () => {
    for (const [p, n] of [
      [0.3, 40],
      [0.021, 2000],
      [0.999, 1826],
    ]) {
      for (const bound of Object.values(wilson(p, n))) {
        const z = Math.abs(p - bound) / Math.sqrt((bound * (1 - bound)) / n);
        expect(z).toBeCloseTo(1.96, 3);
      }
    }
    expect(wilson(0, 100).low).toBe(0);
    expect(wilson(1, 100).high).toBe(1);
    expect(wilson(0.5, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe('the design effect', () => {
  const draw = (k: number, together: number) => {
    const random = new RandomStream(3, 'sampling', k);
    return Array.from({ length: 4000 }, () => {
      const all = random.uniform() < 0.3;
      let wrong = 0;
      for (let j = 0; j < k; j++) {
        if (random.uniform() < together ? all : random.uniform() < 0.3) wrong++;
      }
      return wrong;
    });
  };

  test('is 1 for independent tokens, k where they err all together, and between in between', () => {
    expect(designEffect(draw(8, 0), 8)).toBeLessThan(1.1);
    expect(designEffect(draw(8, 1), 8)).toBeCloseTo(8, 0);
    const half = designEffect(draw(8, 0.5), 8);
    expect(half).toBeGreaterThan(1.5);
    expect(half).toBeLessThan(5);
  });

  test('is 1 where it can’t be told', () => {
    expect(designEffect([], 8)).toBe(1);
    expect(designEffect([3], 8)).toBe(1);
    expect(designEffect([0, 0, 0], 8)).toBe(1);
    expect(designEffect([1, 0, 1], 1)).toBe(1);
  });
});
