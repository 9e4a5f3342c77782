/** From scores to charts: axes, curves, and what theory puts beside them. */
import type { Judged, Scored, Spread } from '../../lens/messages';
import type { Metric } from '../../metrics/metric';
import type { LensChoice, XAxis, XScale } from '../../state/lens-choice';
import type { RunView } from '../../state/run-view';
import { stepScale } from '../elements/plot-scale';
import { BY_PLACE, theoryName } from '../panels/plots-view';
import type { ChartLine, ChartModel } from './chart-model';
import { extent, linearScale, logitScale, logScale, type ChartScale } from './scale';
import { spreadCurve } from './spread';
import { figure, isShare, titleOf } from './words';

/** Metrics that stand beside exact match rather than by themselves. */
export const FORETOLD = ['predicted-by-mean', 'predicted-by-place'] as const;
/** A forecast may be as small as it likes; an axis may not. */
const FLOOR = 1e-6;

export interface Through {
  readonly run: RunView;
  readonly scored: Scored;
  /** How far apart the models are, through the same rubric. */
  readonly spread: Spread | null;
  readonly choice: LensChoice;
  readonly xScale: XScale;
  /** The newest verdict, if it is on what is shown. */
  readonly judged: Judged | null;
}

/** What one training step is worth on an axis, for one model. */
export function perStep(x: XAxis, { info, curves }: RunView): number {
  if (x === 'tokens') return info.tokensPerStep / curves.replicas;
  return x === 'flop' ? info.flopsPerStep / curves.replicas : 1;
}

const X_TITLES: Readonly<Record<XAxis, string>> = {
  step: 'training step',
  tokens: 'tokens read in training',
  flop: 'FLOP spent in training',
  loss: 'loss, nats per token',
};

export function chartModel(metric: Metric, through: Through): ChartModel {
  const { run, scored, choice, judged } = through;
  const factor = perStep(choice.x, run);
  const scattered = choice.x === 'loss';
  const lines = linesOf(metric, through);
  const band = bandOf(metric, through, factor);
  const y = yScale(metric, lines, choice, band ? [band.low, band.high] : []);
  const elbow = elbowOf(metric, judged);
  const x = xScaleOf(through, factor);
  const last = scored.steps.length - 1;
  const values = scored.values[metric.id] ?? new Float64Array(0);
  const title = titleOf(metric, run);
  return {
    title,
    x,
    xTitle:
      X_TITLES[choice.x] + (x.kind === 'log' ? ', log scale' : '') + (scattered ? ', falling' : ''),
    y,
    yTitle: metric.unit + (y.kind === 'linear' ? '' : `, ${y.kind} scale`),
    steps: scored.steps,
    xs: scattered ? scored.loss : along(scored.steps, factor),
    scattered,
    lines,
    band,
    chance: chanceOf(metric, run.info.chance, run.info.graded),
    marks: scattered ? [] : run.curves.marks.map(({ step }) => step * factor),
    elbow: elbow === undefined || scattered ? undefined : elbow * factor,
    summary:
      last < 0
        ? `${title}: no data yet`
        : `${title}, ${metric.unit}, by ${X_TITLES[choice.x]}: from ${figure(metric, values[0])} at step ` +
          `${scored.steps[0]} to ${figure(metric, values[last])} at step ${scored.steps[last]}`,
  };
}

const alongs = new WeakMap<Float64Array, Map<number, Float64Array>>();

/** Steps in another unit; the same list for every chart. */
function along(steps: Float64Array, factor: number): Float64Array {
  const made = alongs.get(steps) ?? new Map<number, Float64Array>();
  alongs.set(steps, made);
  const found = made.get(factor) ?? steps.map((step) => step * factor);
  made.set(factor, found);
  return found;
}

function linesOf(metric: Metric, { run, scored }: Through): ChartLine[] {
  const values = scored.values[metric.id] ?? new Float64Array(0);
  const measured: ChartLine = { values, kind: 'measured', label: run.task.nouns.heldOut };
  const k = foretoldLength(run, scored.rubric.first);
  if (metric.id !== 'exact-match' || k === 1) return [measured];
  const [mean, place] = FORETOLD.map((id) => scored.values[id]);
  return [
    ...(place ? [{ values: place, kind: 'foretold-by-place' as const, label: BY_PLACE }] : []),
    ...(mean ? [{ values: mean, kind: 'foretold' as const, label: theoryName(k) }] : []),
    measured,
  ];
}

/** k of (1−ε)^k where only the first tokens count: a whole number, unless examples differ. */
export function foretoldLength({ info }: RunView, first: number): number {
  return first === info.graded ? info.meanGraded : Math.min(first, info.meanGraded);
}

/** Lowest to highest of the models that train side by side; along the loss each would have an x of its own. */
function bandOf({ id }: Metric, { spread, choice }: Through, factor: number): ChartModel['band'] {
  const curve = spread && choice.x !== 'loss' ? spreadCurve(spread, id) : undefined;
  return curve && { xs: along(curve.steps, factor), low: curve.low, high: curve.high };
}

function xScaleOf({ run, scored, choice, xScale }: Through, factor: number): ChartScale {
  const log = xScale === 'log';
  if (choice.x === 'loss') {
    const { low, top } = extent([scored.loss]);
    const scale = log
      ? logScale(low, top, 'value')
      : linearScale(capped(scored.loss, top), 'value');
    return { ...scale, falling: true };
  }
  const { progress, info, config } = run;
  const { min, max } = stepScale(progress.step, info.until, log, config.training.evalEvery);
  return { kind: log ? 'log' : 'linear', min: min * factor, max: max * factor, unit: 'value' };
}

function yScale(
  metric: Metric,
  lines: readonly ChartLine[],
  { y }: LensChoice,
  more: readonly ArrayLike<number>[],
): ChartScale {
  const columns = [...lines.map(({ values }) => values), ...more];
  const share = isShare(metric);
  const whole = share && metric.id !== 'calibration-error';
  const unit = share ? 'percent' : 'value';
  const { low, high, top } = extent(columns, share ? 1 : Infinity);
  if (y === 'logit' && share) return logitScale(Math.max(FLOOR, low), high);
  if (y !== 'linear') return logScale(Math.max(FLOOR, low), whole ? 1 : top, unit);
  if (whole) return { kind: 'linear', min: 0, max: 1, unit };
  const endless = metric.range[1] === Infinity;
  const reach = !Number.isFinite(top) ? 1 : endless ? capped(lines.at(-1)!.values, top) : top;
  return linearScale(reach, unit);
}

/** A run that blew up leaves the frame rather than flatten all that was before. */
function capped(values: ArrayLike<number>, top: number): number {
  const start = values[0];
  return start > 0 && top > 4 * start ? 2 * start : top;
}

/** What guessing gives, where that is known. */
function chanceOf({ id }: Metric, chance: number, graded: number): number | undefined {
  if (!(chance > 0 && chance < 1)) return undefined;
  switch (id) {
    case 'loss':
      return -Math.log(chance);
    case 'bits':
      return -Math.log2(chance);
    case 'perplexity':
      return 1 / chance;
    case 'token-error':
      return 1 - chance;
    case 'exact-match':
      return graded === 1 ? chance : undefined;
    default:
      return undefined;
  }
}

/** Where the judged metric turns upwards, if the verdict found that it does; and its witness, if that does too. */
function elbowOf({ id }: Metric, judged: Judged | null): number | undefined {
  const verdict = judged?.verdict;
  if (!verdict || verdict.kind === 'cannot tell') return undefined;
  if (verdict.metric.id === id) return verdict.metric.elbow;
  return verdict.kind === 'survives' && verdict.witness?.id === id
    ? verdict.witness.elbow
    : undefined;
}
