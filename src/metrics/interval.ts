/** A two-sided interval for a proportion. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Standard normal quantile at 0.975. */
const Z95 = 1.959963984540054;

/**
 * Wilson's 95 % score interval for a proportion p seen in n trials:
 * (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
 *
 * Range 0 to 1, never empty at p = 0 or 1. n need not be whole (see designEffect). Source: Wilson (1927).
 */
export function wilson(p: number, n: number, z = Z95): Interval {
  if (!(n > 0)) return { low: 0, high: 1 };
  const share = (z * z) / n;
  const centre = p + share / 2;
  const half = z * Math.sqrt((p * (1 - p)) / n + share / (4 * n));
  // At 0 and 1 the bound is exact; rounding would leave a trace.
  return {
    low: p === 0 ? 0 : Math.max(0, (centre - half) / (1 + share)),
    high: p === 1 ? 1 : Math.min(1, (centre + half) / (1 + share)),
  };
}

/**
 * How many times fewer independent tokens k tokens an example are worth, because wrong ones come together:
 * the variance of the share wrong in an example over its variance under independence, ε(1−ε)/k.
 *
 * Kept within 1 (independent) to k (all or nothing), since a few examples estimate it loosely.
 * `wrong` holds the wrong tokens of each example. Source: Kish (1965), the design effect of clusters.
 */
export function designEffect(wrong: ArrayLike<number>, k: number): number {
  const n = wrong.length;
  if (n < 2 || k < 2) return 1;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const share = wrong[i] / k;
    sum += share;
    squares += share * share;
  }
  const error = sum / n;
  const independent = (error * (1 - error)) / k;
  if (independent <= 0) return 1;
  const variance = (squares - n * error * error) / (n - 1);
  return Math.min(k, Math.max(1, variance / independent));
}
