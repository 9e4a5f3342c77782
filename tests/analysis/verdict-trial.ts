import { SOFTER, verdictOfRun } from '../../src/analysis/verdict-of-run';
import type { Verdict } from '../../src/analysis/verdict';
import { metricOf } from '../../src/metrics/registry';
import { Rescorer } from '../../src/metrics/rescore';
import { madeUpRun, type MadeUpRun } from './verdict-curves';

export interface Trial {
  readonly run: Omit<MadeUpRun, 'evaluations'>;
  readonly verdict: Verdict;
  /** Right; no telling where there was none to be had; no telling although it was clear; or wrong. */
  readonly outcome: 'right' | 'undecided' | 'wrong';
}

/** The verdict on exact match of one made-up run, held against its truth. */
export function trial(seed: number, index: number): Trial {
  const { evaluations, ...run } = madeUpRun(seed, index);
  const { count, graded } = run;
  const targets = new Uint16Array(count * graded).fill(1);
  const verdict = verdictOfRun(
    new Rescorer({ count, graded, targets }),
    evaluations,
    metricOf('exact-match')!,
    SOFTER.map((id) => metricOf(id)!),
    run.axis,
  );
  const expected = run.truth === 'none' ? 'cannot tell' : run.truth;
  const outcome =
    verdict.kind === expected ? 'right' : verdict.kind === 'cannot tell' ? 'undecided' : 'wrong';
  return { run, verdict, outcome };
}
