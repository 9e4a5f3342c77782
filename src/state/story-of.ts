import type { Situation } from '../analysis/headline';
import { foretold, pastOf, type Chapter, type HeldOutFacts } from '../analysis/story';
import type { Curves, Summary } from './curves';
import type { RunView } from './run-view';

/** The situation at the evaluation shown: the newest one, or the one looked back at. */
export function situation(run: RunView, lookBack: number | null): Situation {
  const { curves, info, config, task, status, reason, progress } = run;
  const rows = curves.heldOut;
  const row = lookBack === null ? rows.length - 1 : rows.nearest(lookBack);
  const finite = info.trainExamples !== 'endless';
  return {
    nouns: task.nouns,
    k: info.meanGraded,
    n: info.testExamples,
    chance: info.chance,
    replicas: curves.replicas,
    finite,
    weightDecay:
      config.training.changes.findLast((c) => c.weightDecay !== undefined)?.weightDecay ??
      config.optimizer.weightDecay,
    status,
    reason,
    step: progress.step,
    until: info.until,
    lookingBack: lookBack !== null,
    ...(row < 0
      ? {}
      : {
          heldOut: heldOutFacts(curves, row),
          train: trainAbout(curves, rows.step(row)),
          past: pastOf(chapters(curves, row)),
        }),
  };
}

/** Every kept evaluation up to `last`. */
export function chapters(curves: Curves, last = curves.heldOut.length - 1): Chapter[] {
  return Array.from({ length: last + 1 }, (_, row) => {
    const step = curves.heldOut.step(row);
    const { error, exact, theory } = heldOutFacts(curves, row);
    return {
      step,
      error: error.mean,
      exact: exact.mean,
      theory,
      train: trainAbout(curves, step)?.mean,
    };
  });
}

export function heldOutFacts(curves: Curves, row: number): HeldOutFacts {
  let theory = 0;
  let byPlace = 0;
  for (let r = 0; r < curves.replicas; r++) {
    const one = foretold(
      curves.replicaAt(row, r, 'error'),
      curves.meanGraded,
      curves.placeErrors(row, r),
    );
    theory += one.theory / curves.replicas;
    byPlace += one.byPlace / curves.replicas;
  }
  return {
    step: curves.heldOut.step(row),
    error: curves.heldOutAt(row, 'error'),
    exact: curves.heldOutAt(row, 'exact'),
    theory,
    byPlace,
  };
}

/** Exact match of the training batch nearest to a step. */
function trainAbout(curves: Curves, step: number): Summary | undefined {
  const row = curves.train.nearest(step);
  return row < 0 ? undefined : curves.trainAt(row, 'exact');
}
