import type { Column, Outcomes } from './outcomes';

/** Something a person may set on a metric. */
export interface Parameter {
  readonly id: keyof Settings;
  readonly symbol: string;
  readonly label: string;
  readonly min: number;
  /** `graded`: as many as there are graded tokens. */
  readonly max: number | 'graded';
  readonly step: number;
}

/** Values of every metric's parameters. */
export interface Settings {
  /** n: edits that are forgiven. */
  readonly edits: number;
  /** τ: probability that must be passed. */
  readonly threshold: number;
  /** τ of a drawing: squared error of a pixel, on average, below which it is near enough. */
  readonly error: number;
}

export const defaultSettings: Settings = { edits: 1, threshold: 0.9, error: 0.003 };

/**
 * One metric: one file in this folder, its default export. Every metric scores the same outcomes: W numbers an
 * example (one, for most), and the metric's value is a function of their means over the examples (the mean
 * itself, for most), so that resampling the examples gives an interval for any of them.
 */
export interface Metric {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly formula: string;
  readonly source: string;
  /** One line for somebody who never heard of it. */
  readonly plain: string;
  readonly range: readonly [low: number, high: number];
  /** Which direction is the better one. */
  readonly better: 'up' | 'down';
  /**
   * `smooth`: moves in step with the tokens; `threshold`: all or nothing, because it cuts somewhere, or multiplies
   * the tokens of an answer.
   */
  readonly kind: 'smooth' | 'threshold';
  /**
   * How its 95 % interval comes about: Wilson's where an example scores 0 or 1; Wilson's for the share of all
   * tokens, which go together within an example; else by resampling the examples.
   */
  readonly interval: 'wilson' | 'wilson-tokens' | 'bootstrap';
  readonly parameters?: readonly Parameter[];
  /**
   * What it scores: tokens where left out. Of a drawing, `squares` is the mean squared error of its pixels, and the
   * answer is the target where that is near enough for the task; nothing else means anything.
   */
  readonly of?: 'tokens' | 'drawings' | 'both';
  /** The columns of the outcomes that it looks at: unpacking the others would cost most of its time. */
  readonly reads: readonly Column[];
  /** Whether it means anything for these outcomes; it always does where left out. */
  readonly applies?: (outcomes: Outcomes) => boolean;
  /** W for examples of K graded tokens; 1 where left out. */
  readonly width?: (graded: number) => number;
  /** Writes (N, W) scores; allocates nothing. */
  readonly score: (outcomes: Outcomes, into: Float64Array, settings: Settings) => void;
  /** From the W means over the examples, of `graded` tokens each on average; the one mean where left out. */
  readonly value?: (means: Float64Array, graded: number) => number;
}

/** Whether a metric scores drawings, or else tokens. */
export function scores({ of = 'tokens' }: Metric, drawings: boolean): boolean {
  return of === 'both' || (of === 'drawings') === drawings;
}

/** Mean of column `column` of (N, W) scores. NaN without examples. */
export function mean(scores: ArrayLike<number>, width = 1, column = 0): number {
  let sum = 0;
  for (let i = column; i < scores.length; i += width) sum += scores[i];
  return sum / (scores.length / width);
}

/** A metric's value from (N, W) scores of examples of K graded tokens, or of so many on average. */
export function valueOf(
  metric: Metric,
  scores: ArrayLike<number>,
  graded: number,
  meanGraded = graded,
): number {
  const width = metric.width?.(graded) ?? 1;
  if (!metric.value) return mean(scores);
  const means = new Float64Array(width);
  for (let column = 0; column < width; column++) means[column] = mean(scores, width, column);
  return metric.value(means, meanGraded);
}
