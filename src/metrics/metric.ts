/** What the model answered to N examples of K graded tokens each; all arrays (N, K) in reading order. */
export interface Outcomes {
  readonly count: number;
  readonly graded: number;
  /** The right token. */
  readonly target: ArrayLike<number>;
  /** The model's answer: its most probable token. */
  readonly predicted: ArrayLike<number>;
  /** Probability that it gave the right token. */
  readonly targetProbability: ArrayLike<number>;
}

/** One metric: one file in this folder, its default export. Every metric scores the same outcomes. */
export interface Metric {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly range: readonly [low: number, high: number];
  /** Larger is better. */
  readonly rising: boolean;
  /** One score an example; the metric's value is their mean. */
  readonly score: (outcomes: Outcomes) => Float64Array;
}

/** Mean of one score an example. NaN without examples. */
export function mean(scores: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += scores[i];
  return sum / scores.length;
}
