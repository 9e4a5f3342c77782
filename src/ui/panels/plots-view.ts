import { superscript } from '../../analysis/figures';
import type { RunInfo } from '../../protocol';
import type { Metric } from '../../state/curves';
import { lossScale, shareScale, stepScale, type Scale } from '../elements/plot-scale';
import type { Points } from '../elements/plot-trace';
import type { Band, Dot, Line, PlotView } from '../elements/plot-view';
import type { PlotMetrics } from '../lens/plot-metrics';
import type { DerivedCurves } from './plots-derived';

/** Linear or log, by axis. */
export interface AxisChoice {
  readonly x: 'linear' | 'log';
  readonly loss: 'linear' | 'log';
  readonly error: 'linear' | 'log';
}

/** What the three plots show. */
export interface Shown {
  readonly run: DerivedCurves;
  readonly earlier: readonly DerivedCurves[];
  readonly axes: AxisChoice;
  readonly lookBack: number | null;
  readonly byPlace: boolean;
  readonly labelled: boolean;
  /** Other metrics that a person chose. */
  readonly others?: PlotMetrics | null;
}

/** Axes before there is anything to draw. */
export function emptyView(metric: Metric): PlotView {
  return {
    x: { min: 0, max: 1, log: false, unit: 'none' },
    y: metric === 'loss' ? { min: 0, max: 4, log: false, unit: 'value' } : shareScale(0, false),
    labelled: false,
    bands: [],
    lines: [],
    marks: [],
    lookBack: null,
    dots: [],
  };
}

/** What a plot draws: its own metric, or another that a person chose. */
export function plotView(metric: Metric, shown: Shown): PlotView {
  const own = ownView(metric, shown);
  return shown.others?.view(metric, shown, own) ?? own;
}

function ownView(metric: Metric, shown: Shown): PlotView {
  const { run, earlier, axes, lookBack } = shown;
  const { curves, info, status, progress, task } = run.run;
  const { evalEvery } = run.run.config.training;
  const x = stepScale(progress.step, info.until, axes.x === 'log', evalEvery);
  const lines: Line[] = [];
  earlier.forEach((other, index) => {
    const label = earlier.length > 1 ? `earlier ${index + 1}` : 'earlier';
    lines.push({ points: other.trainMeans(metric), ink: 'train', width: 1.5, alpha: 0.3 });
    lines.push({
      points: other.heldOutPoints(metric),
      ink: 'heldOut',
      width: 1.5,
      alpha: 0.4,
      label,
    });
  });
  if (run.noisy) {
    lines.push({ points: run.trainPoints(metric), ink: 'train', width: 1, alpha: 0.22 });
  }
  lines.push({ points: run.trainMeans(metric), ink: 'train', width: 2, label: 'train' });
  if (metric === 'exact' && curves.graded > 1) {
    // Beneath what was measured, and wider: where theory holds, it shows as a dashed border.
    const theory: Pick<Line, 'ink' | 'width'> = { ink: 'theory', width: 4.5 };
    const label = theoryName(curves.meanGraded);
    lines.push({ points: run.theory, ...theory, dash: [7, 5], label });
    if (shown.byPlace) {
      lines.push({ points: run.byPlace, ...theory, dash: [2, 4], label: BY_PLACE });
    }
  }
  const heldOut = run.heldOutPoints(metric);
  lines.push({ points: heldOut, ink: 'heldOut', width: 2, label: task.nouns.heldOut });
  return {
    x,
    labelled: shown.labelled,
    y: yScale(metric, shown),
    bands: bands(metric, run),
    lines,
    levels: levels(metric, info),
    marks: curves.marks.map((mark) => mark.step),
    diverged: status === 'diverged' ? lastFinite(run.trainPoints(metric)) : undefined,
    lookBack,
    dots: lookBack === null ? [] : dots(metric, run, lookBack),
  };
}

export const BY_PLACE = 'Π(1−εᵢ)';

/** "(1−ε)⁸", or "(1−ε)ᵏ" where examples differ in length. */
export function theoryName(k: number): string {
  return `(1−ε)${Number.isInteger(k) ? superscript(k) : 'ᵏ'}`;
}

/** Loss of guessing evenly where guessing is right with probability `chance`; 0 where it never is, since it says nothing. */
export function chanceLoss(chance: number): number {
  return chance > 0 ? -Math.log(chance) : 0;
}

function levels(metric: Metric, { chance, baselines = [] }: RunInfo): PlotView['levels'] {
  if (metric === 'exact') return undefined;
  const known = chance > 0 && chance < 1;
  const guessing = (value: number) => (known ? [{ value, label: 'chance' }] : []);
  if (metric === 'error') return guessing(1 - chance);
  const simple = baselines.map(({ name, loss }) => ({ value: loss, label: name }));
  return [...guessing(chanceLoss(chance)), ...simple];
}

function yScale(metric: Metric, { run, earlier, axes }: Shown): Scale {
  if (metric === 'exact') return shareScale(0, false);
  const log = axes[metric] === 'log';
  const curves = [run, ...earlier].flatMap((each) => [
    each.heldOutPoints(metric),
    each.trainMeans(metric),
    ...spreads(metric, each),
  ]);
  const { low, high } = extent(curves, axes.x === 'log' ? 1 : 0);
  if (metric === 'error') return shareScale(low, log);
  const guess = chanceLoss(run.run.info.chance);
  const start = run.run.curves.heldOut.length > 0 ? run.run.curves.heldOutAt(0, 'loss').mean : 0;
  const cap = Math.max(3 * guess, Number.isFinite(start) ? 1.5 * start : 0);
  return lossScale(low, Math.max(high, guess), cap, log);
}

/** Edges of the bands that are drawn. */
function spreads(metric: Metric, run: DerivedCurves): Points[] {
  return bands(metric, run).flatMap(({ low, high }) => [low, high]);
}

function bands(metric: Metric, run: DerivedCurves): Band[] {
  if (run.run.curves.replicas === 1) return [];
  const heldOut: Band = {
    low: run.heldOutPoints(metric, 'low'),
    high: run.heldOutPoints(metric, 'high'),
    ink: 'heldOut',
  };
  // Single batches scatter more than models do: a band of them would say little of the models.
  if (run.noisy) return [heldOut];
  const low = run.trainSpread(metric, 'low');
  return [{ low, high: run.trainSpread(metric, 'high'), ink: 'train' }, heldOut];
}

function dots(metric: Metric, run: DerivedCurves, step: number): Dot[] {
  const { curves } = run.run;
  const row = curves.heldOut.nearest(step);
  if (row < 0) return [];
  const at = curves.heldOut.step(row);
  return [{ step: at, value: curves.heldOutAt(row, metric).mean, ink: 'heldOut' }];
}

/** The lowest positive and the highest finite value. */
function extent(curves: readonly Points[], fromStep: number): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const { length, steps, values, stride, offset } of curves) {
    for (let i = 0; i < length; i++) {
      const value = values[i * stride + offset];
      if (steps[i] < fromStep || !Number.isFinite(value)) continue;
      if (value > 0 && value < low) low = value;
      if (value > high) high = value;
    }
  }
  return { low, high };
}

function lastFinite({ length, steps, values, stride, offset }: Points): PlotView['diverged'] {
  for (let i = length - 1; i >= 0; i--) {
    const value = values[i * stride + offset];
    if (Number.isFinite(value)) return { step: steps[i], value };
  }
  return undefined;
}
