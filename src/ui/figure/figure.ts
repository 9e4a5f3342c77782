import type { PlotView } from '../elements/plot-view';

/** One plot of a figure: what the page draws, with its words. */
export interface FigurePanel {
  readonly title: string;
  /** What the upright axis counts, and in which unit. */
  readonly unit: string;
  /** The same of the level axis. */
  readonly x: string;
  readonly view: PlotView;
}

/** Rows of numbers and words under named columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly (string | number)[]>;
}

/** A figure that leaves the page: all that its SVG, PNG and CSV are made from. */
export interface Figure {
  /** Of its files, without an ending: task, seed and step, and what it shows. */
  readonly name: string;
  readonly title: string;
  /** Paragraphs below the plots: what the lines are, n, and where it comes from. */
  readonly notes: readonly string[];
  readonly panels: readonly FigurePanel[];
  /** The same in numbers, before any thinning for the eye. */
  readonly table: Table;
  /** What makes it again: the run's config, or the parameters of a model that nobody trained. */
  readonly config: unknown;
}
