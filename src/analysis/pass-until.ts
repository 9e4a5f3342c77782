import type { Interval } from '../metrics/interval';
import type { Outcomes } from '../metrics/outcomes';
import { RandomStream } from '../random/stream';
import { betaQuantile } from './beta';

/** What sampling found of the pass rate. */
export interface PassUntil extends Interval {
  /** passes / samples. */
  readonly rate: number;
  readonly passes: number;
  readonly samples: number;
  /** Stopped by the limit, before it had passed often enough. */
  readonly gaveUp: boolean;
}

/**
 * PassUntil: draws examples at random and samples their answers token by token, until r answers were right
 * throughout or `most` were sampled; the rate is r / K, and tiny rates cost about r / rate samples.
 *
 * A token passes with probability p(target), so nothing but outcomes is needed; the exact value is the metric
 * `pass-rate`. The interval (95 %) is exact for either way of stopping, so it covers a little more often where rates
 * are large. The same (seed, index) give the same samples. Source: Hu et al. (2023); Clopper and Pearson (1934), and
 * its counterpart for sampling until r passes.
 */
export function passUntil(
  { count, graded, probability }: Outcomes,
  { passes: wanted = 10, most = 100_000, seed = 0, index = 0 } = {},
): PassUntil {
  const random = new RandomStream(seed, 'sampling', index);
  let passes = 0;
  let samples = 0;
  while (passes < wanted && samples < most && count > 0) {
    samples++;
    const start = random.below(count) * graded;
    let at = start;
    while (at < start + graded && random.uniform() < probability[at]) at++;
    if (graded > 0 && at === start + graded) passes++;
  }
  const gaveUp = passes < wanted;
  const failures = samples - passes;
  return {
    rate: samples > 0 ? passes / samples : NaN,
    passes,
    samples,
    gaveUp,
    low: passes === 0 ? 0 : betaQuantile(0.025, passes, failures + 1),
    // The last sample is a pass for sure where it stopped at one.
    high: failures === 0 ? 1 : betaQuantile(0.975, gaveUp ? passes + 1 : passes, failures),
  };
}
