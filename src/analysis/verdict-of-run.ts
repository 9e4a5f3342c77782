import type { Metric, Settings } from '../metrics/metric';
import { defaultSettings } from '../metrics/metric';
import type { PackedOutcomes } from '../metrics/packed';
import type { Rescorer } from '../metrics/rescore';
import { resamples } from './bootstrap';
import { atPoint, gridOf, GRID, type Axis, type Grid } from './grid';
import { judge, type GridCurve, type Verdict } from './verdict';

/** The metrics that a judged one is held against: continuous in the probabilities, or counted token by token. */
export const SOFTER = ['loss', 'brier', 'token-error', 'reconstruction-error'] as const;

/** One evaluation that is still kept. */
export interface Kept extends PackedOutcomes {
  readonly step: number;
}

/**
 * The verdict on one metric of a run, from its kept evaluations, along an axis. Each evaluation is scored anew by
 * the metric and by every softer one; the examples are resampled `draws` times, the same for all. A softer metric
 * that says what the judged one says (one token an answer: the error is 1 − exact match) bears no witness.
 */
export function verdictOfRun(...question: Question): Verdict {
  const work = judging(...question);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

type Question = [
  rescorer: Rescorer,
  kept: readonly Kept[],
  metric: Metric,
  softer: readonly Metric[],
  axis: Axis,
  options?: { settings?: Settings; draws?: number },
];

/** `verdictOfRun` in slices of a few milliseconds, for whoever has to answer others in between. */
export function* judging(
  ...[
    rescorer,
    kept,
    metric,
    softer,
    axis,
    { settings = defaultSettings, draws = 100 } = {},
  ]: Question
): Generator<undefined, Verdict> {
  const grid = gridOf(
    kept.map(({ step }) => step),
    axis,
  );
  const witnesses = softer.filter(
    (each) =>
      rescorer.applies(each) &&
      each.id !== metric.id &&
      !(each.id === 'token-error' && rescorer.graded === 1),
  );
  const curves: GridCurve[] = [];
  for (const each of [metric, ...witnesses]) {
    curves.push(yield* gridCurve(rescorer, kept, each, grid, settings, draws));
  }
  const [own, ...others] = curves;
  return judge(own, others, grid.steps, grid.evaluations, rescorer.count);
}

function* gridCurve(
  rescorer: Rescorer,
  kept: readonly Kept[],
  metric: Metric,
  grid: Grid,
  settings: Settings,
  draws: number,
): Generator<undefined, GridCurve> {
  const width = rescorer.width(metric);
  const { count: n, meanGraded } = rescorer;
  const valueOf = (means: Float64Array) => metric.value?.(means, meanGraded) ?? means[0];
  const indices = resamples(n, draws);
  const values = new Float64Array(GRID);
  const drawn = Array.from({ length: draws }, () => new Float64Array(GRID));
  const scores = new Map<number, Float64Array>();
  const scoresOf = (evaluation: number) => {
    let found = scores.get(evaluation);
    if (!found)
      scores.set(evaluation, (found = rescorer.scores(metric, kept[evaluation], settings)));
    return found;
  };
  const means = new Float64Array(width);
  const point = new Float64Array(n * width);
  for (let i = 0; grid.evaluations > 1 && i < GRID; i++) {
    // An example's scores at a grid point, mixed from those at the evaluations that make it.
    point.fill(0);
    for (const { evaluation, weight } of grid.shares[i]) {
      const each = scoresOf(evaluation);
      for (let at = 0; at < point.length; at++) point[at] += weight * each[at];
    }
    values[i] = atPoint(grid, i, (evaluation) => {
      means.fill(0);
      const each = scoresOf(evaluation);
      for (let at = 0; at < each.length; at++) means[at % width] += each[at] / n;
      return valueOf(means);
    });
    for (let draw = 0, at = 0; draw < draws; draw++) {
      means.fill(0);
      for (let row = 0; row < n; row++) {
        const from = indices[at++] * width;
        for (let column = 0; column < width; column++) means[column] += point[from + column] / n;
      }
      drawn[draw][i] = valueOf(means);
    }
    // A grid goes forward: what lies behind is not asked for again.
    for (const evaluation of scores.keys()) {
      if (evaluation < grid.shares[i][0].evaluation) scores.delete(evaluation);
    }
    yield;
  }
  return { id: metric.id, title: metric.title, better: metric.better, values, draws: drawn };
}
