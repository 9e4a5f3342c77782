import type { Interval } from '../metrics/interval';
import { bendOf } from './bend';
import { quantile, spread } from './bootstrap';
import { emergenceScore } from './emergence-score';
import { verdictWords } from './verdict-words';

/** One metric of a run on the grid, larger being better or not. */
export interface GridCurve {
  readonly id: string;
  readonly title: string;
  readonly better: 'up' | 'down';
  /** (G) its value at each grid point. */
  readonly values: Float64Array;
  /** The same from resampled examples; every curve of a run from the same resamples. */
  readonly draws: readonly Float64Array[];
}

/** What the verdict rests on, for one metric. Every interval is 95 %, over the resamples. */
export interface CurveEvidence {
  readonly id: string;
  readonly title: string;
  /** Value at the first grid point, at the elbow of the judged metric, and at the last grid point. */
  readonly first: number;
  readonly atElbow: number;
  readonly last: number;
  readonly score: Interval & { readonly value: number };
  /** Depth of the deepest bend upwards; see `bendOf`. */
  readonly bend: Interval & { readonly value: number };
  /** How deep a bend its mere wavering from point to point would make. */
  readonly wavering: number;
  /** Step of its own elbow. */
  readonly elbow: number | undefined;
}

/** Why there is no telling. */
export type Doubt =
  /** Too few evaluations on the axis. */
  | 'few points'
  /** It did not get better by more than its noise. */
  | 'no rise'
  /** It rises without a bend: nothing that would need explaining. */
  | 'no bend'
  /** The softer metrics bend too, but less; or one does and another doesn't; or the examples are too few. */
  | 'between';

export interface Verdict {
  readonly kind: 'mirage' | 'survives' | 'cannot tell';
  /** Only where there is no telling. */
  readonly doubt?: Doubt;
  readonly metric: CurveEvidence;
  readonly softer: readonly CurveEvidence[];
  /** Of `softer`, the one that speaks most clearly for the verdict. */
  readonly witness?: CurveEvidence;
  /** Evaluations on the axis, and examples of each. */
  readonly evaluations: number;
  readonly examples: number;
  /** In plain words, with the figures. */
  readonly sentence: string;
}

/** A bend as deep as this calls for an explanation. Tuned on seeds that docs/verdict.md doesn't report on. */
const ELBOW = 0.15;
/** Less than this is no bend at all. */
const NOTHING = 0.1;
/** A curve that bends less than `SMOOTH` is smooth; one that bends more than `STEEP` has the jump too. */
const SMOOTH = 0.15;
const STEEP = 0.3;
/** Midway: what an interval may not cross, and what no other softer metric may exceed. */
const MIDDLE = 0.22;
/** Fewer evaluations show no shape. */
const POINTS = 8;
/** A curve that wavers by more of its range than this is mostly noise. */
const WAVERING = 0.5;

/**
 * Whether a metric's elbow is made by the metric: a mirage where a softer metric on the same predictions has no bend,
 * survives where the softer ones bend as well, and no telling in between.
 *
 * `steps` are those of the grid points. Source: the argument of Schaeffer et al. (2023); the measure is ours.
 */
export function judge(
  metric: GridCurve,
  softer: readonly GridCurve[],
  steps: ArrayLike<number>,
  evaluations: number,
  examples: number,
): Verdict {
  const elbow = bendOf(oriented(metric, metric.values)).elbow;
  const own = evidence(metric, steps, elbow);
  const others = softer.map((curve) => evidence(curve, steps, elbow));
  const clearOf = ({ bend, wavering }: CurveEvidence) => bend.value - wavering;
  const smooth = others.filter(({ bend }) => bend.value < SMOOTH && bend.high < MIDDLE);
  const steep = others.filter((each) => clearOf(each) > STEEP && each.bend.low > MIDDLE);
  const bending = others.some((each) => each.bend.value > MIDDLE);
  const found = { metric: own, softer: others, evaluations, examples };
  const say = (kind: Verdict['kind'], more: { doubt?: Doubt; witness?: CurveEvidence } = {}) => {
    const verdict = { kind, ...more, ...found };
    return { ...verdict, sentence: verdictWords(verdict) };
  };
  if (evaluations < POINTS) return say('cannot tell', { doubt: 'few points' });
  if (
    !rises(
      oriented(metric, metric.values),
      metric.draws.map((d) => oriented(metric, d)),
    )
  ) {
    return say('cannot tell', { doubt: 'no rise' });
  }
  if (!(own.bend.value > ELBOW && own.bend.low > NOTHING && clearOf(own) > NOTHING)) {
    return say('cannot tell', { doubt: 'no bend' });
  }
  const byBend = (a: CurveEvidence, b: CurveEvidence) => a.bend.value - b.bend.value;
  if (smooth.length > 0 && !bending) {
    const witness = [...smooth].sort(byBend)[0];
    // Both near the border is no difference.
    if (own.bend.value - witness.bend.value > ELBOW / 2) return say('mirage', { witness });
  }
  if (steep.length > 0 && smooth.length === 0) {
    return say('survives', { witness: [...steep].sort(byBend).at(-1) });
  }
  return say('cannot tell', { doubt: 'between' });
}

/** Larger is better. */
function oriented({ better }: GridCurve, values: Float64Array): Float64Array {
  return better === 'up' ? values : values.map((value) => -value);
}

function evidence(curve: GridCurve, steps: ArrayLike<number>, elbow: number): CurveEvidence {
  const { values, draws, id, title } = curve;
  const over = (measure: (values: Float64Array) => number) => ({
    value: measure(oriented(curve, values)),
    ...spread(Float64Array.from(draws, (draw) => measure(oriented(curve, draw)))),
  });
  const own = bendOf(oriented(curve, values)).elbow;
  return {
    id,
    title,
    first: values[0],
    atElbow: values[Math.max(0, elbow)],
    last: values[values.length - 1],
    score: over(emergenceScore),
    bend: over((each) => bendOf(each).depth),
    wavering: waveringOf(values),
    elbow: own < 0 ? undefined : steps[own],
  };
}

/**
 * About three standard deviations of the noise from point to point, in units of the whole range: from second
 * differences, of which a jump has few and a smooth curve small ones.
 */
function waveringOf(values: Float64Array): number {
  const kinks = Float64Array.from({ length: values.length - 2 }, (_, i) =>
    Math.abs(values[i] - 2 * values[i + 1] + values[i + 2]),
  ).sort();
  const range = Math.max(...values) - Math.min(...values);
  return range > 0 ? (2 * quantile(kinks, 0.6)) / range : 0;
}

/** Whether it ends better than it began, beyond what resampling, and its own wavering, would do. */
function rises(values: Float64Array, draws: readonly Float64Array[]): boolean {
  const gain = (curve: Float64Array) => {
    const n = curve.length;
    return (curve[n - 1] + curve[n - 2] - curve[0] - curve[1]) / 2;
  };
  const { low } = spread(Float64Array.from(draws, gain));
  return low > 0 && waveringOf(values) < WAVERING;
}
