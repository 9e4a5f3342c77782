/** What the synthetic model's answers score, and the same of a run, as plots draw it. */
import {
  drawSynthetic,
  foretoldAt,
  LARGEST,
  type SyntheticRun,
  type SyntheticSettings,
} from '../../analysis/synthetic';
import brier from '../../metrics/brier';
import exactMatch from '../../metrics/exact-match';
import tokenError from '../../metrics/token-error';
import { Rescorer, type Estimate } from '../../metrics/rescore';
import type { RunView } from '../../state/run-view';
import { shareScale, type Scale } from '../elements/plot-scale';
import type { Points } from '../elements/plot-trace';
import type { Line, PlotView } from '../elements/plot-view';
import { theoryName } from '../panels/plots-view';

/** The three that are drawn: two that a person may be held to, and one that counts whole answers. */
export const DRAWN = [tokenError, brier, exactMatch] as const;
export type DrawnId = 'token-error' | 'brier' | 'exact-match';

export interface SyntheticScores extends SyntheticRun {
  readonly settings: SyntheticSettings;
  readonly scales: Float64Array;
  /** By metric: (E) what the answers score, with 95 % intervals. */
  readonly measured: Readonly<Record<DrawnId, readonly Estimate[]>>;
  /** By metric: (E) what the law alone makes of it. */
  readonly foretold: Readonly<Record<DrawnId, Float64Array>>;
}

export interface SyntheticAxes {
  readonly x: 'linear' | 'log';
  readonly y: 'linear' | 'log';
}

export function scoreSynthetic(settings: SyntheticSettings): SyntheticScores {
  const drawn = drawSynthetic(settings);
  const rescorer = new Rescorer(drawn.asked);
  const scales = Float64Array.from(drawn.kept, ({ step }) => step);
  const of = (metric: (typeof DRAWN)[number]) =>
    drawn.kept.map((packed) => rescorer.estimate(metric, packed));
  const measured = {
    'token-error': of(tokenError),
    brier: of(brier),
    'exact-match': of(exactMatch),
  };
  return { ...drawn, settings, scales, measured, foretold: foretoldAt(scales, settings) };
}

export function syntheticView(
  id: DrawnId,
  scores: SyntheticScores,
  axes: SyntheticAxes,
  run: RunView | null,
  labelled: boolean,
): PlotView {
  const { scales, measured, foretold, settings } = scores;
  const points = (values: ArrayLike<number>): Points => ({
    length: scales.length,
    steps: scales,
    values,
    stride: 1,
    offset: 0,
  });
  const column = (of: 'value' | 'low' | 'high') =>
    points(Float64Array.from(measured[id], (estimate) => estimate[of]));
  const lines: Line[] = [
    {
      points: points(foretold[id]),
      ink: 'theory',
      width: 4.5,
      dash: [7, 5],
      label: lawName(id, settings.length),
    },
    { points: column('value'), ink: 'made', width: 2, label: 'drawn' },
  ];
  const other = run && runPoints(id, run);
  if (other) lines.unshift({ points: other, ink: 'heldOut', width: 2, label: 'this run' });
  return {
    x: { min: axes.x === 'log' ? 1 : 0, max: LARGEST, log: axes.x === 'log', unit: 'count' },
    y: yScale(id, foretold[id], axes.y === 'log'),
    labelled,
    bands: [{ low: column('low'), high: column('high'), ink: 'made' }],
    lines,
    marks: [],
    lookBack: null,
    dots: [],
  };
}

export function lawName(id: DrawnId, length: number): string {
  return id === 'exact-match' ? theoryName(length) : 'law';
}

/** A run's error and exact match, its last evaluation at the largest scale; undefined for what curves don't keep. */
function runPoints(id: DrawnId, { curves }: RunView): Points | undefined {
  const name = id === 'token-error' ? 'error' : id === 'exact-match' ? 'exact' : undefined;
  const rows = curves.heldOut;
  const last = rows.length > 0 ? rows.step(rows.length - 1) : 0;
  if (!name || last === 0) return undefined;
  const steps = Float64Array.from({ length: rows.length }, (_, row) =>
    relativeScale(rows.step(row), last),
  );
  const offset = curves.heldOutColumn(name, 'mean');
  return { length: rows.length, steps, values: rows.values, stride: rows.width, offset };
}

/** A step as a scale: the last one is the largest. */
export function relativeScale(step: number, last: number): number {
  return (LARGEST * step) / last;
}

function yScale(id: DrawnId, values: Float64Array, log: boolean): Scale {
  const scale = shareScale(Math.min(...values), log);
  return id === 'brier' ? { ...scale, unit: 'value' } : scale;
}
