import { predictedByPlace, predictedExactMatch } from '../metrics/predicted-exact-match';

/** Mean over the replicas, lowest and highest. */
export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Held-out shares at one evaluation; errors and exact matches of each replica. */
export interface HeldOutFacts {
  readonly step: number;
  readonly error: Spread;
  readonly exact: Spread;
  /** (1 − ε)^k, mean over replicas. */
  readonly theory: number;
  /** Π (1 − ε_i), mean over replicas. */
  readonly byPlace: number;
}

/** What the evaluations up to the one shown have in common. */
export interface Past {
  /** First step at which held-out exact match was 99 % or more, and is still. */
  readonly solvedAt?: number;
  /** First step at which training exact match was 99 % or more. */
  readonly memorisedAt?: number;
  /** Highest held-out exact match so far. */
  readonly best: number;
  /** Lowest ε so far. */
  readonly low: number;
  /** Largest fall of ε from one evaluation to the next, as a share of its range so far. */
  readonly largestFall: number;
  /** Largest |exact match − (1 − ε)^k| so far. */
  readonly largestGap: number;
}

/** One evaluation as the story goes along. */
export interface Chapter {
  readonly step: number;
  readonly error: number;
  readonly exact: number;
  readonly theory: number;
  /** Exact match on training data about then, where there is any. */
  readonly train?: number;
}

export function pastOf(chapters: readonly Chapter[]): Past {
  let solvedAt: number | undefined;
  let memorisedAt: number | undefined;
  let best = 0;
  let largestGap = 0;
  let fall = 0;
  let low = Infinity;
  let high = -Infinity;
  chapters.forEach(({ step, error, exact, theory, train }, index) => {
    if (exact >= 0.99) solvedAt ??= step;
    else if (exact < 0.97) solvedAt = undefined;
    if (train !== undefined && train >= 0.99) memorisedAt ??= step;
    best = Math.max(best, exact);
    largestGap = Math.max(largestGap, Math.abs(exact - theory));
    low = Math.min(low, error);
    high = Math.max(high, error);
    if (index > 0) fall = Math.max(fall, chapters[index - 1].error - error);
  });
  return {
    solvedAt,
    memorisedAt,
    best,
    low,
    largestGap,
    largestFall: high > low ? fall / (high - low) : 0,
  };
}

/** Exact match that independent errors foretell for one replica: all places alike, and place by place. */
export function foretold(error: number, k: number, placeErrors: ArrayLike<number>) {
  return { theory: predictedExactMatch(error, k), byPlace: predictedByPlace(placeErrors) };
}
