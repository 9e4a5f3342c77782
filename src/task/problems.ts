import { RandomStream } from '../random/stream';

const MOST = 2000;

/** How many of so many problems are held out: a fifth of them, at most 2,000, at least one. */
export function heldOutCount(problems: number): number {
  return Math.max(1, Math.min(MOST, Math.round(problems / 5)));
}

/** Problems number 0 … n − 1, n ≤ 2³², of which the seed holds some out. */
export interface Problems {
  /** Distinct numbers, as many as `heldOutCount` says. */
  readonly heldOut: ReadonlySet<number>;
  /** A number drawn uniformly from those that are not held out. */
  draw(random: RandomStream): number;
}

export function problemsOf(problems: number, seed: number): Problems {
  const count = heldOutCount(problems);
  const heldOut = new Set<number>();
  const random = new RandomStream(seed, 'heldOut');
  while (heldOut.size < count) heldOut.add(random.below(problems));
  return {
    heldOut,
    draw(stream) {
      let problem: number;
      do problem = stream.below(problems);
      while (heldOut.has(problem));
      return problem;
    },
  };
}
