import type { RecipeJob, RecipeResult } from './recipe-run';

/** Something that a run is said to do, and whether it did. */
export interface Finding {
  readonly says: string;
  readonly found: string;
  /** Undefined: reported, with nothing promised. */
  readonly holds: boolean | undefined;
}

/** What is promised of the runs of a recipe. */
export interface Claim {
  readonly title: string;
  readonly jobs: readonly RecipeJob[];
  /** Why something falls short, where that is known. */
  readonly remark?: string;
  check(run: RecipeResult): Finding[];
}

/** The same recipe from seeds 0, 1, … */
export const seeds = (recipe: string, count: number, evalEvery: number): RecipeJob[] =>
  Array.from({ length: count }, (_, seed) => ({ recipe, seed, evalEvery }));

/** A share with three digits. */
export const three = (x: number) => (Number.isFinite(x) ? x.toFixed(3) : 'none');

/** First evaluation at which something is so; NaN where it never is. */
export function firstStep(run: RecipeResult, is: (i: number) => boolean): number {
  const i = run.step.findIndex((_, at) => is(at));
  return i < 0 ? NaN : run.step[i];
}
