/** What the model answered at one evaluation, as a table: a few examples, and what every metric says of each. */
import { firstOfEach, KINDS, kindsOf, type Kind } from '../../analysis/behind';
import type { Rubric } from '../../lens/messages';
import { valueOf, type Metric } from '../../metrics/metric';
import { metricOf } from '../../metrics/registry';
import { Rescorer } from '../../metrics/rescore';
import { askedOf } from '../../state/asked';
import type { RunView } from '../../state/run-view';
import { predictions, type AnswerCell, type PredictionRow } from '../panels/prediction-rows';

/** Examples shown of each kind. */
export const EACH = 2;
/** Metrics that say something of a single answer, strictest first. */
const SHOWN = [
  'exact-match',
  'token-error',
  'edit-distance',
  'numeric-error',
  'pass-rate',
  'brier',
  'loss',
];
/** Of one token they say what exact match says. */
const OF_SEVERAL = ['token-error', 'edit-distance', 'pass-rate'];

export interface BehindRow {
  readonly kind: Kind;
  /** Undefined where there are fewer of its kind. */
  readonly example?: Example;
}

export interface Example {
  readonly asked: string;
  /** Tokens that count, in reading order. */
  readonly answers: readonly AnswerCell[];
  /** One a metric. */
  readonly scores: readonly number[];
}

export interface Behind {
  readonly step: number;
  readonly count: number;
  readonly metrics: readonly Metric[];
  readonly counts: Readonly<Record<Kind, number>>;
  readonly rows: readonly BehindRow[];
  /** Of all examples, which is where the curves are. */
  readonly values: readonly number[];
}

/** Scores a run's kept evaluations; the same as long as the run and k are. */
export class BehindTable {
  readonly #rescorer: Rescorer;
  readonly #metrics: readonly Metric[];

  constructor(
    run: RunView,
    readonly first: number,
  ) {
    this.#rescorer = new Rescorer(askedOf(run), first);
    this.#metrics = SHOWN.flatMap((id) => metricOf(id) ?? []).filter(
      (metric) => this.#rescorer.applies(metric) && (first > 1 || !OF_SEVERAL.includes(metric.id)),
    );
  }

  /** At the kept evaluation nearest to `step`; undefined before there is one. */
  at(run: RunView, step: number, { settings }: Rubric): Behind | undefined {
    const found = predictions(run, step);
    const packed = found && run.curves.samples.kept.find((kept) => kept.step === found.step);
    if (!found || !packed) return undefined;
    const rescorer = this.#rescorer;
    const { graded, meanGraded } = rescorer;
    const kinds = kindsOf(rescorer.outcomes(packed));
    const scores = this.#metrics.map((metric) => rescorer.scores(metric, packed, settings));
    const example = (i: number): Example => ({
      ...this.#read(found.row(i)),
      scores: this.#metrics.map((metric, m) => {
        const width = rescorer.width(metric);
        return valueOf(metric, scores[m].subarray(i * width, (i + 1) * width), graded);
      }),
    });
    const shown = firstOfEach(kinds, EACH);
    return {
      step: found.step,
      count: kinds.length,
      metrics: this.#metrics,
      counts: tally(kinds),
      rows: KINDS.flatMap((kind) =>
        Array.from({ length: EACH }, (_, place): BehindRow => {
          const i = shown[kind][place];
          return i === undefined ? { kind } : { kind, example: example(i) };
        }),
      ),
      values: this.#metrics.map((metric, m) => valueOf(metric, scores[m], graded, meanGraded)),
    };
  }

  #read({ cells }: PredictionRow): Omit<Example, 'scores'> {
    const answers = cells.filter(
      (cell): cell is AnswerCell => 'order' in cell && cell.order < this.first,
    );
    const asked = cells
      .map((cell) => ('prompt' in cell ? cell.prompt : '…'))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    return { asked, answers };
  }
}

function tally(kinds: readonly Kind[]): Record<Kind, number> {
  const counts = { right: 0, near: 0, wrong: 0 };
  for (const kind of kinds) counts[kind]++;
  return counts;
}
