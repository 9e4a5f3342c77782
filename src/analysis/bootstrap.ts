import type { Interval } from '../metrics/interval';
import { RandomStream } from '../random/stream';

/** Resamples of n things, drawn once for each n: (B, n) indices. */
const drawn = new Map<string, Uint32Array>();

/** B resamples of 0 … n − 1 with replacement, (B, n); the same every time for the same B, n and seed. */
export function resamples(n: number, draws: number, seed = 0): Uint32Array {
  const key = `${n} ${draws} ${seed}`;
  let indices = drawn.get(key);
  if (!indices) {
    const random = new RandomStream(seed, 'sampling', n);
    indices = Uint32Array.from({ length: n * draws }, () => random.below(n));
    if (drawn.size > 8) drawn.clear();
    drawn.set(key, indices);
  }
  return indices;
}

/**
 * 95 % interval of a function of means over examples, by resampling the examples with replacement (percentiles).
 *
 * `scores` are (N, W); `value` makes the metric of W means. Seeded: the same scores give the same interval. Source:
 * Efron (1979).
 */
export function bootstrap(
  scores: Float64Array,
  width: number,
  value: (means: Float64Array) => number,
  draws = 400,
): Interval {
  const n = scores.length / width;
  if (n < 2) return { low: NaN, high: NaN };
  const indices = resamples(n, draws);
  const means = new Float64Array(width);
  const values = new Float64Array(draws);
  for (let draw = 0, at = 0; draw < draws; draw++) {
    means.fill(0);
    for (let i = 0; i < n; i++) {
      const from = indices[at++] * width;
      for (let column = 0; column < width; column++) means[column] += scores[from + column];
    }
    for (let column = 0; column < width; column++) means[column] /= n;
    values[draw] = value(means);
  }
  return spread(values);
}

/** The middle 95 % of some values, which it sorts. */
export function spread(values: Float64Array): Interval {
  values.sort();
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

/** Quantile of sorted values, linear between neighbours (Hyndman & Fan 1996, type 7). */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  // Two infinite neighbours have no difference.
  if (sorted[below] === sorted[above]) return sorted[below];
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
