import type { ChartScale } from './scale';

/** One curve of a chart: its values at the evaluations. */
export interface ChartLine {
  readonly values: ArrayLike<number>;
  readonly kind: 'measured' | 'foretold' | 'foretold-by-place';
  /** Written at its end where there is room. */
  readonly label: string;
}

/** All that a chart draws. */
export interface ChartModel {
  readonly title: string;
  readonly x: ChartScale;
  readonly xTitle: string;
  readonly y: ChartScale;
  readonly yTitle: string;
  /** (E) step of each evaluation, and where it lies along x. */
  readonly steps: ArrayLike<number>;
  readonly xs: ArrayLike<number>;
  /** Points rather than a line: along x the run may go to and fro. */
  readonly scattered: boolean;
  readonly lines: readonly ChartLine[];
  /** Lowest and highest of several models, along an x of its own. */
  readonly band?: {
    readonly xs: ArrayLike<number>;
    readonly low: ArrayLike<number>;
    readonly high: ArrayLike<number>;
  };
  /** What guessing gives. */
  readonly chance?: number;
  /** Places along x where a setting changed. */
  readonly marks: readonly number[];
  /** Where the verdict sees the elbow. */
  readonly elbow?: number;
  /** What a screen reader says. */
  readonly summary: string;
}
