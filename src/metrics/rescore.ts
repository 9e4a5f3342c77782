import { bootstrap } from '../analysis/bootstrap';
import { designEffect, wilson, type Interval } from './interval';
import { defaultSettings, mean, scores, valueOf, type Metric, type Settings } from './metric';
import { emptyOutcomes, unpack, type Outcomes } from './outcomes';
import type { PackedOutcomes } from './packed';

/** A metric's value at one evaluation, and its 95 % interval. */
export interface Estimate extends Interval {
  readonly value: number;
  /** Examples it rests on. */
  readonly n: number;
}

/** What was asked at every evaluation of a run. */
export interface Asked {
  readonly count: number;
  /** (N, K) the right tokens. */
  readonly targets: ArrayLike<number>;
  /** K, the most graded tokens of any example. */
  readonly graded: number;
  /** (N) graded tokens of each example, where some have fewer than K. */
  readonly lengths?: ArrayLike<number>;
  /** Of the task, where the answer is a number. */
  readonly placeValues?: readonly number[];
  /** Whether the answers are drawings. */
  readonly drawings?: boolean;
}

/**
 * Scores past evaluations anew from their packed outcomes, by any metric, with the first k graded tokens of each
 * answer. It unpacks into one set of arrays, so that thousands of evaluations cost no memory.
 */
export class Rescorer {
  readonly #asked: Asked;
  readonly #outcomes: Outcomes;
  /** Graded tokens of an example on average: the k of (1 − ε)^k. */
  readonly meanGraded: number;
  #scratch = new Float64Array(0);

  /** `first`: k, from 1 to K; all where left out. */
  constructor(asked: Asked, first = asked.graded) {
    const { count, targets, graded } = asked;
    const k = Math.max(1, Math.min(first, graded));
    this.#asked = asked;
    const lengths = lengthsOfFirst(asked, k);
    this.#outcomes = emptyOutcomes(count, k, placesOfFirst(asked, k), lengths);
    this.meanGraded = lengths ? mean(lengths) : k;
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < k; j++) this.#outcomes.target[i * k + j] = targets[i * graded + j];
    }
  }

  /** k. */
  get graded(): number {
    return this.#outcomes.graded;
  }

  get count(): number {
    return this.#outcomes.count;
  }

  /** One evaluation's outcomes; overwritten by the next call of anything here. */
  outcomes(packed: PackedOutcomes): Outcomes {
    unpack(packed, this.#asked.graded, this.#outcomes);
    return this.#outcomes;
  }

  applies(metric: Metric): boolean {
    const { drawings = false } = this.#asked;
    return scores(metric, drawings) && (metric.applies?.(this.#outcomes) ?? true);
  }

  /** W of the metric's (N, W) scores. */
  width(metric: Metric): number {
    return metric.width?.(this.graded) ?? 1;
  }

  /** (N, W) scores of one evaluation. */
  scores(
    metric: Metric,
    packed: PackedOutcomes,
    settings: Settings = defaultSettings,
    into = new Float64Array(this.count * this.width(metric)),
  ): Float64Array {
    unpack(packed, this.#asked.graded, this.#outcomes, metric.reads);
    metric.score(this.#outcomes, into, settings);
    return into;
  }

  /** The metric at each of many evaluations. */
  values(
    metric: Metric,
    evaluations: readonly PackedOutcomes[],
    settings: Settings = defaultSettings,
  ): Float64Array {
    const scores = new Float64Array(this.count * this.width(metric));
    return Float64Array.from(evaluations, (packed) =>
      valueOf(metric, this.scores(metric, packed, settings, scores), this.graded, this.meanGraded),
    );
  }

  /** Several metrics at one evaluation, whose outcomes are unpacked once. */
  valuesAt(
    metrics: readonly Metric[],
    packed: PackedOutcomes,
    settings: Settings = defaultSettings,
  ): Float64Array {
    const reads = [...new Set(metrics.flatMap((metric) => metric.reads))];
    unpack(packed, this.#asked.graded, this.#outcomes, reads);
    let scored: Metric['score'] | undefined;
    let scores = this.#scratch;
    return Float64Array.from(metrics, (metric) => {
      // Bits and perplexity score as the loss does.
      if (metric.score !== scored) {
        const size = this.count * this.width(metric);
        if (this.#scratch.length < size) this.#scratch = new Float64Array(size);
        scores = this.#scratch.subarray(0, size);
        metric.score(this.#outcomes, scores, settings);
        scored = metric.score;
      }
      return valueOf(metric, scores, this.graded, this.meanGraded);
    });
  }

  /** The metric at one evaluation with its interval, which costs a hundred times as much as the value. */
  estimate(metric: Metric, packed: PackedOutcomes, settings: Settings = defaultSettings): Estimate {
    const scores = this.scores(metric, packed, settings);
    const n = this.count;
    return {
      value: valueOf(metric, scores, this.graded, this.meanGraded),
      n,
      ...intervalOf(metric, scores, this.graded, this.meanGraded),
    };
  }
}

/** 95 % interval of a metric from (N, W) scores of answers of k tokens, or of so many on average. */
export function intervalOf(
  metric: Metric,
  scores: Float64Array,
  graded: number,
  meanGraded = graded,
): Interval {
  const width = metric.width?.(graded) ?? 1;
  const n = scores.length / width;
  switch (metric.interval) {
    case 'wilson':
      return wilson(mean(scores), n);
    case 'wilson-tokens': {
      const tokens = scores.map((share) => share * meanGraded);
      return wilson(mean(scores), (n * meanGraded) / designEffect(tokens, meanGraded));
    }
    case 'bootstrap':
      return bootstrap(scores, width, (means) =>
        metric.value ? metric.value(means, meanGraded) : means[0],
      );
  }
}

/** How many of the first k tokens each example has; undefined where all have all. */
function lengthsOfFirst({ lengths }: Asked, k: number): Uint16Array | undefined {
  if (!lengths) return undefined;
  const first = Uint16Array.from(lengths, (length) => Math.min(length, k));
  return first.every((length) => length === k) ? undefined : first;
}

/** Place values of the first k tokens; in a unit that makes a one at the lowest of them worth one. */
function placesOfFirst({ placeValues }: Asked, k: number): number[] | undefined {
  const first = placeValues?.slice(0, k);
  const least = first && Math.min(...first);
  return first?.map((value) => value / least!);
}
