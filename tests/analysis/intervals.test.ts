import { describe, expect, test } from 'vitest';
import { betaDistribution, betaQuantile } from '../../src/analysis/beta';
import { bootstrap } from '../../src/analysis/bootstrap';
import { passUntil } from '../../src/analysis/pass-until';
import { metricOf } from '../../src/metrics/registry';
import { Rescorer } from '../../src/metrics/rescore';
import { RandomStream } from '../../src/random/stream';
import { madeUp } from '../metrics/random-outcomes';

test('the beta distribution is the tail of the binomial, and its quantile undoes it', () => {
  for (const [k, n, p] of [
    [1, 5, 0.2],
    [3, 10, 0.5],
    [40, 100, 0.37],
    [7, 1000, 0.01],
  ]) {
    let tail = 0;
    let term = (1 - p) ** n;
    for (let i = 0; i <= n; i++) {
      if (i >= k) tail += term;
      term *= ((n - i) / (i + 1)) * (p / (1 - p));
    }
    expect(betaDistribution(p, k, n - k + 1)).toBeCloseTo(tail, 10);
    expect(betaQuantile(tail, k, n - k + 1)).toBeCloseTo(p, 8);
  }
});

/** Share of 2,000 samples whose interval holds the truth. */
function coverage(
  trials: number,
  interval: (trial: number) => { low: number; high: number },
  truth: number,
): number {
  let held = 0;
  for (let trial = 0; trial < trials; trial++) {
    const { low, high } = interval(trial);
    if (low <= truth && truth <= high) held++;
  }
  return held / trials;
}

describe('the bootstrap', () => {
  // Percentiles fall short of 95 % by about 1/n and by the skew: within three points at n of 100 or more.
  test.each([
    ['even', 100, (u: number) => u, 0.5],
    ['skewed', 256, (u: number) => -Math.log(1 - u), 1],
    ['shares of eight', 256, (u: number) => Math.floor(u * 9) / 8, 0.5],
  ] as const)('covers the mean of %s scores of %i examples', (_, n, shape, truth) => {
    const random = new RandomStream(11, 'sampling', n);
    const covered = coverage(
      800,
      () => {
        const scores = Float64Array.from({ length: n }, () => shape(random.uniform()));
        return bootstrap(scores, 1, ([mean]) => mean);
      },
      truth,
    );
    expect(covered).toBeGreaterThan(0.92);
    expect(covered).toBeLessThan(0.975);
  });

  test('covers a function of several means: (1−ε)⁸ and Π(1−εᵢ)', () => {
    const random = new RandomStream(12, 'sampling');
    const errors = [0.02, 0.05, 0.1, 0.2, 0.05, 0.1, 0.01, 0.15];
    const truth = errors.reduce((product, error) => product * (1 - error), 1);
    const covered = coverage(
      400,
      () => {
        const scores = Float64Array.from({ length: 256 * 8 }, (_, at) =>
          random.uniform() < errors[at % 8] ? 1 : 0,
        );
        return bootstrap(scores, 8, (means) => means.reduce((p, mean) => p * (1 - mean), 1));
      },
      truth,
    );
    expect(covered).toBeGreaterThan(0.92);
    expect(covered).toBeLessThan(0.98);
  });

  test('gives the same interval for the same scores, and none for one example', () => {
    const scores = Float64Array.from({ length: 50 }, (_, i) => Math.sin(i));
    const once = bootstrap(scores, 1, ([mean]) => mean);
    expect(bootstrap(scores, 1, ([mean]) => mean)).toEqual(once);
    expect(bootstrap(Float64Array.of(1), 1, ([mean]) => mean).low).toBeNaN();
  });
});

describe('Wilson’s intervals of metrics', () => {
  // Exact match counts answers; wrong tokens come together, which the design effect must make up for.
  test.each(['exact-match', 'token-error'])('%s', (id) => {
    const random = new RandomStream(13, 'sampling');
    const count = 256;
    const graded = 8;
    const targets = new Uint16Array(count * graded);
    const zeros = new Uint16Array(count * graded);
    const rescorer = new Rescorer({ count, graded, targets });
    // Half of the answers are easy: the error is 0.05 or 0.4.
    const truth = id === 'token-error' ? 0.225 : 0.5 * 0.95 ** 8 + 0.5 * 0.6 ** 8;
    const covered = coverage(
      800,
      () => {
        const predicted = new Uint16Array(count * graded);
        for (let i = 0, at = 0; i < count; i++) {
          const error = random.uniform() < 0.5 ? 0.05 : 0.4;
          for (let j = 0; j < graded; j++) predicted[at++] = random.uniform() < error ? 1 : 0;
        }
        const packed = { predicted, surprise: zeros, confidence: zeros, squares: zeros };
        return rescorer.estimate(metricOf(id)!, packed);
      },
      truth,
    );
    expect(covered).toBeGreaterThan(0.925);
    expect(covered).toBeLessThan(0.975);
  });
});

describe('PassUntil', () => {
  const cases = [1, 2, 5, 9].map((index) => {
    const { count, graded, targets, packed } = madeUp(index, 40, 3);
    const rescorer = new Rescorer({ count, graded, targets });
    const exact = rescorer.values(metricOf('pass-rate')!, [packed])[0];
    return { exact, outcomes: rescorer.outcomes(packed) };
  });

  test.each(cases.filter(({ exact }) => exact > 1e-3))(
    'covers the exact pass rate $exact',
    ({ exact, outcomes }) => {
      const covered = coverage(
        600,
        (index) => passUntil(outcomes, { passes: 10, most: 20_000, index }),
        exact,
      );
      // Exact intervals of whole counts cover at least 95 %, and more where rates are large; 600 trials are off by
      // up to 2.5 points.
      expect(covered).toBeGreaterThan(0.93);
      expect(covered).toBeLessThan(exact < 0.2 ? 0.98 : 1);
    },
  );

  test('covers where it gave up, and says so', () => {
    const { exact, outcomes } = cases.find(({ exact }) => exact > 0.01)!;
    const most = Math.round(4 / exact);
    const given = (index: number) => passUntil(outcomes, { passes: 50, most, index });
    expect(given(0).gaveUp).toBe(true);
    expect(given(0).samples).toBe(most);
    expect(coverage(600, given, exact)).toBeGreaterThan(0.93);
  });

  test('is the same for the same seed, and another for another', () => {
    const { outcomes } = cases[0];
    expect(passUntil(outcomes, { index: 3 })).toEqual(passUntil(outcomes, { index: 3 }));
    const rates = [1, 2, 3, 4].map((seed) => passUntil(outcomes, { seed, most: 500 }).samples);
    expect(new Set(rates).size).toBeGreaterThan(1);
  });
});
