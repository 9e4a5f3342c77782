import type { RecipeJob, RecipeResult } from './recipe-run';

/** Something that a run is said to do, and whether it did. */
export interface Finding {
  readonly says: string;
  readonly found: string;
  /** Undefined: reported, with nothing promised. */
  readonly holds: boolean | undefined;
}

interface Promised {
  readonly title: string;
  readonly jobs: readonly RecipeJob[];
  /** Why something falls short, where that is known. */
  readonly remark?: string;
}

/** What is promised of each run of a recipe. */
export interface EachClaim extends Promised {
  check(run: RecipeResult): Finding[];
}

/** What is promised of several runs together: recipes or sizes side by side, means over seeds. */
export interface JointClaim extends Promised {
  /** What the rows of its table are: "size", "size, seed". */
  readonly rows: string;
  /** Of all its runs, in the order of its jobs. */
  compare(runs: readonly RecipeResult[]): readonly ComparedRow[];
}

export interface ComparedRow {
  readonly name: string;
  readonly findings: readonly Finding[];
}

export type Claim = EachClaim | JointClaim;

/** The same recipe from seeds 0, 1, …, with some values of its config changed where asked. */
export const seeds = (
  recipe: string,
  count: number,
  evalEvery: number,
  change?: RecipeJob['change'],
): RecipeJob[] =>
  Array.from({ length: count }, (_, seed) => ({
    recipe,
    seed,
    evalEvery,
    ...(change && { change }),
  }));

/** A share with three digits. */
export const three = (x: number) => (Number.isFinite(x) ? x.toFixed(3) : 'none');

/** First evaluation at which something is so; NaN where it never is. */
export function firstStep(run: RecipeResult, is: (i: number) => boolean): number {
  const i = run.step.findIndex((_, at) => is(at));
  return i < 0 ? NaN : run.step[i];
}
