import type { PlotView } from '../elements/plot-view';
import type { ChartModel } from '../lens/chart-model';

/** One plot of a figure: what the page draws, as a plot or as one of the lens's charts, with its words. */
export type FigurePanel = PlotPanel | ChartPanel;

interface Titles {
  readonly title: string;
  /** What the upright axis counts, and in which unit. */
  readonly unit: string;
  /** The same of the level axis. */
  readonly x: string;
}

export interface PlotPanel extends Titles {
  readonly view: PlotView;
}

export interface ChartPanel extends Titles {
  readonly chart: ChartModel;
}

/** Names of a panel's lines. */
export function namesOf(panel: FigurePanel): string[] {
  const lines = 'chart' in panel ? panel.chart.lines : panel.view.lines;
  return [...new Set(lines.flatMap(({ label }) => label || []))];
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
