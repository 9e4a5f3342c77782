/** The evidence of a verdict in words: what the page's table says, and the figure that leaves the page. */
import { count, percent, percentRange, quantity } from '../../analysis/figures';
import type { CurveEvidence, Verdict } from '../../analysis/verdict';
import { metricOf } from '../../metrics/registry';
import type { RunView } from '../../state/run-view';
import { figure, titleOf } from './words';

type Score = CurveEvidence['score'];

/** Of one metric; ranges are empty where there is none to tell. */
export interface Evidence {
  readonly name: string;
  readonly role: 'judged' | 'witness' | 'softer';
  /** Not a number where it has no meaning. */
  readonly score: Score;
  readonly scoreText: string;
  readonly scoreRange: string;
  readonly bend: string;
  readonly bendRange: string;
  readonly elbow: string;
  /** At the first evaluation, at the elbow of the judged metric, and at the last. */
  readonly values: readonly [first: string, atElbow: string, last: string];
}

const NOT: Score = { value: NaN, low: NaN, high: NaN };

/** What the sentence rests on: the metric that is judged, then the softer ones. */
export function evidenceOf(
  run: RunView,
  { metric: judged, softer, witness, doubt }: Verdict,
): Evidence[] {
  // Two or three points have a score of no meaning.
  const told = doubt !== 'few points';
  return [judged, ...softer].map((each) => {
    const metric = metricOf(each.id);
    const write = (value: number) => (metric ? figure(metric, value, 2) : quantity(value, 2));
    const [score, bend] = told ? [each.score, each.bend] : [NOT, NOT];
    const { elbow } = each;
    const clear = bend.value - each.wavering > 0.1;
    return {
      name: metric ? titleOf(metric, run) : each.title,
      role: each === judged ? 'judged' : each === witness ? 'witness' : 'softer',
      score,
      scoreText: scoreText(score.value),
      scoreRange: scoreRange(score),
      bend: percent(bend.value, 2),
      bendRange: Number.isFinite(bend.low) ? percentRange(bend.low, bend.high) : '',
      elbow: elbow === undefined || !clear ? 'none' : `step ${count(Math.round(elbow))}`,
      values: [write(each.first), write(each.atElbow), write(each.last)],
    };
  });
}

function scoreText(value: number): string {
  return value === Infinity ? '∞' : quantity(value, 2);
}

function scoreRange({ low, high }: Score): string {
  if (Number.isNaN(low)) return '';
  if (low === Infinity) return 'mostly level';
  return `${scoreText(low)}–${scoreText(high)}`;
}
