import type { DispatchProfile, StepProfile } from '../protocol';

type Ceiling = StepProfile['ceiling'];
type Cost = Pick<DispatchProfile, 'milliseconds' | 'flops' | 'bytes'>;

export interface Roofline {
  /** Milliseconds that it would take at the device's best. */
  readonly leastMs: number;
  /** What it takes at best, of what it took: 1 is as fast as was ever seen here, NaN where it took no time. */
  readonly reached: number;
  /** What it would wait for at best. */
  readonly bound: 'arithmetic' | 'memory';
}

/**
 * least = max(FLOP / peak FLOP/s, bytes / peak bytes/s): the roofline model (Williams, Waterman & Patterson 2009), its
 * peaks as they were measured. `reached` may exceed 1 where data never leave a cache that the peak's did.
 */
export function roofline({ milliseconds, flops, bytes }: Cost, ceiling: Ceiling): Roofline {
  const computing = (1000 * flops) / ceiling.flopsPerSecond;
  const moving = (1000 * bytes) / ceiling.bytesPerSecond;
  const leastMs = Math.max(computing, moving);
  const bound = computing >= moving ? 'arithmetic' : 'memory';
  return { leastMs, reached: milliseconds > 0 ? leastMs / milliseconds : NaN, bound };
}

export interface StepSums {
  readonly flops: number;
  readonly bytes: number;
  /** Milliseconds of a step: what was measured untimed, or the dispatches where they sum to more. */
  readonly milliseconds: number;
  /** Of that, what no dispatch accounts for: the host, submits, waiting. */
  readonly elsewhere: number;
  /** If every dispatch ran at the device's best. */
  readonly leastMs: number;
}

/** A step as the sum of its dispatches. */
export function sumStep({ dispatches, stepMs, ceiling }: StepProfile): StepSums {
  const sum = (of: (dispatch: DispatchProfile) => number) =>
    dispatches.reduce((total, dispatch) => total + of(dispatch), 0);
  const timed = sum(({ milliseconds }) => milliseconds);
  return {
    flops: sum(({ flops }) => flops),
    bytes: sum(({ bytes }) => bytes),
    milliseconds: Math.max(stepMs, timed),
    elsewhere: Math.max(0, stepMs - timed),
    leastMs: sum((dispatch) => roofline(dispatch, ceiling).leastMs),
  };
}
