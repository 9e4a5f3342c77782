/**
 * Every message between the lens and its worker, which scores past evaluations anew and judges them, so that the page
 * never waits. Of each kind of question the newest alone is answered; its `id` comes back.
 */
import type { Axis } from '../analysis/grid';
import type { PassUntil } from '../analysis/pass-until';
import type { Verdict } from '../analysis/verdict';
import type { Kept } from '../analysis/verdict-of-run';
import type { Settings } from '../metrics/metric';
import type { Asked, Estimate } from '../metrics/rescore';

/** Through what the predictions are looked at. */
export interface Rubric {
  /** k: how many of an answer's first graded tokens count. */
  readonly first: number;
  readonly settings: Settings;
}

/** Lens → worker. */
export type LensCommand =
  /** Another run, what each of its replicas was asked: what was kept of the one before is forgotten. */
  | { readonly type: 'run'; readonly asked: readonly Asked[] }
  /** A replica's evaluations that came, and steps of those that are no longer kept. */
  | {
      readonly type: 'samples';
      readonly replica: number;
      readonly drop: readonly number[];
      readonly add: readonly Kept[];
    }
  /**
   * Every metric at every evaluation of the first replica; answered at once with some of them, then with all. Where
   * there are more replicas, `spread` follows, at the evaluations that are kept of every one of them.
   */
  | {
      readonly type: 'score';
      readonly id: number;
      readonly metrics: readonly string[];
      readonly rubric: Rubric;
    }
  /** Every metric at the evaluation nearest to a step, with its interval. */
  | {
      readonly type: 'estimate';
      readonly id: number;
      readonly metrics: readonly string[];
      readonly rubric: Rubric;
      readonly step: number;
    }
  /** The verdict on a metric from the evaluations up to a step; then again with that along the other axis beside it. */
  | {
      readonly type: 'judge';
      readonly id: number;
      readonly metric: string;
      readonly rubric: Rubric;
      readonly axis: Axis;
      readonly upTo: number;
    };

/** A metric's value at each of the steps, by its id. */
export type Values = Readonly<Record<string, Float64Array>>;

export interface Scored {
  readonly rubric: Rubric;
  /** (E) steps of the evaluations, rising. */
  readonly steps: Float64Array;
  /** (E) loss of whole answers, whatever the rubric: an axis. */
  readonly loss: Float64Array;
  readonly values: Values;
}

/** The metrics of R replicas, each on its own examples. */
export interface Spread {
  readonly rubric: Rubric;
  readonly replicas: number;
  /** (E) steps of the evaluations that are kept of all of them, rising: some of those of the first. */
  readonly steps: Float64Array;
  /** (R, E) by a metric's id. */
  readonly values: Values;
}

export interface Estimated {
  readonly rubric: Rubric;
  readonly step: number;
  readonly estimates: Readonly<Record<string, Estimate>>;
  /** Where the exact pass rate is among the metrics: what sampling finds of it. */
  readonly passUntil?: PassUntil;
}

export interface Judged {
  readonly metric: string;
  readonly rubric: Rubric;
  readonly axis: Axis;
  readonly upTo: number;
  /** Step of the newest evaluation that it rests on; −1 where there is none. */
  readonly newest: number;
  readonly verdict: Verdict;
  /** What it would be along the other axis, once that is known. */
  readonly otherwise?: Verdict;
}

/** Worker → lens. */
export type LensMessage =
  | { readonly type: 'scored'; readonly id: number; readonly scored: Scored }
  /** With the id of the question that was answered by `scored`. */
  | { readonly type: 'spread'; readonly id: number; readonly spread: Spread }
  | { readonly type: 'estimated'; readonly id: number; readonly estimated: Estimated }
  | { readonly type: 'judged'; readonly id: number; readonly judged: Judged };
