import type { Scale } from './plot-scale';
import type { Points } from './plot-trace';

/** One colour, one meaning; `made`: drawn from a law, not from a model that was trained. */
export type Ink = 'train' | 'heldOut' | 'theory' | 'earlier' | 'made';

export interface Line {
  readonly points: Points;
  readonly ink: Ink;
  readonly width: number;
  readonly alpha?: number;
  readonly dash?: readonly number[];
  /** Written beside the line's end. */
  readonly label?: string;
}

/** The area between two curves over the same steps. */
export interface Band {
  readonly low: Points;
  readonly high: Points;
  readonly ink: Ink;
}

export interface Dot {
  readonly step: number;
  readonly value: number;
  readonly ink: Ink;
}

/** All that one plot draws; lines and bands in this order, later ones above. */
export interface PlotView {
  readonly x: Scale;
  /** Lines carry their names at their ends. */
  readonly labelled: boolean;
  readonly y: Scale;
  readonly bands: readonly Band[];
  readonly lines: readonly Line[];
  /** Faint levels across the plot, such as chance. */
  readonly levels?: readonly { readonly value: number; readonly label: string }[];
  /** Steps at which a setting changed. */
  readonly marks: readonly number[];
  /** Where training diverged: the last finite value. */
  readonly diverged?: { readonly step: number; readonly value: number };
  /** The looked-back step, with a dot on each curve. */
  readonly lookBack: number | null;
  readonly dots: readonly Dot[];
}
