import type { Kept } from '../analysis/verdict-of-run';
import type { Metric } from '../metrics/metric';
import { Rescorer, type Asked } from '../metrics/rescore';
import { EditPrefixes, type EditTally } from './edit-prefixes';
import type { Rubric } from './messages';
import { nearest } from './nearest';

/** Columns of values that are kept: one a metric and rubric. */
const COLUMNS = 256;
/** Stands in a column where nothing was computed yet: no metric is ever so low. */
const UNKNOWN = -Infinity;

/**
 * A run's kept evaluations and what metrics made of them. A value is computed once for a metric, its own parameters and
 * k; what a change of k, n or τ leaves as it was is not computed again.
 */
export class ScoredRun {
  readonly asked: Asked;
  readonly #rescorers = new Map<number, Rescorer>();
  readonly #columns = new Map<string, Float64Array>();
  readonly #edits: EditPrefixes;
  /** By slot: a number that an evaluation keeps while others come and go. */
  readonly #bySlot: (Kept | undefined)[] = [];
  readonly #tallies: (EditTally | undefined)[] = [];
  readonly #free: number[] = [];
  /** Slots by step. */
  #order: number[] = [];

  constructor(asked: Asked) {
    this.asked = asked;
    this.#edits = new EditPrefixes(asked.targets, asked.count, asked.graded, asked.lengths);
  }

  get length(): number {
    return this.#order.length;
  }

  at(position: number): Kept {
    return this.#bySlot[this.#order[position]]!;
  }

  /** Every evaluation up to a step. */
  upTo(step: number): Kept[] {
    return this.#order.map((slot) => this.#bySlot[slot]!).filter((kept) => kept.step <= step);
  }

  /** Of every evaluation, rising. */
  steps(): number[] {
    return this.#order.map((slot) => this.#bySlot[slot]!.step);
  }

  /** Positions of evaluations by their steps. */
  positionsOf(steps: Float64Array): number[] {
    const byStep = new Map(this.steps().map((step, position) => [step, position]));
    return Array.from(steps, (step) => byStep.get(step)!);
  }

  /** Position of the evaluation nearest to a step, the last for Infinity; −1 where there is none. */
  nearest(step: number): number {
    return nearest(this.steps(), step);
  }

  update(drop: readonly number[], add: readonly Kept[]): void {
    const gone = new Set(drop);
    for (const [slot, kept] of this.#bySlot.entries()) {
      if (!kept || !gone.has(kept.step)) continue;
      this.#bySlot[slot] = undefined;
      this.#tallies[slot] = undefined;
      this.#free.push(slot);
      for (const column of this.#columns.values()) {
        if (slot < column.length) column[slot] = UNKNOWN;
      }
    }
    for (const kept of add) this.#bySlot[this.#free.pop() ?? this.#bySlot.length] = kept;
    this.#order = [...this.#bySlot.keys()]
      .filter((slot) => this.#bySlot[slot])
      .sort((a, b) => this.#bySlot[a]!.step - this.#bySlot[b]!.step);
  }

  rescorer(first: number): Rescorer {
    let rescorer = this.#rescorers.get(first);
    if (!rescorer) this.#rescorers.set(first, (rescorer = new Rescorer(this.asked, first)));
    return rescorer;
  }

  /** Some metrics through a rubric; holds until evaluations come or go. */
  sheet(metrics: readonly Metric[], rubric: Rubric): Sheet {
    const columns = metrics.map((metric) => this.#column(metric, rubric));
    const order = this.#order;
    return {
      missing: () =>
        [...order.keys()].filter((position) =>
          columns.some((column) => column[order[position]] === UNKNOWN),
        ),
      fill: (position) => this.#fill(order[position], metrics, columns, rubric),
      values: (positions) =>
        columns.map((column) =>
          Float64Array.from(positions, (position) => column[order[position]]),
        ),
    };
  }

  #fill(
    slot: number,
    metrics: readonly Metric[],
    columns: readonly Float64Array[],
    rubric: Rubric,
  ): void {
    const plain: number[] = [];
    for (let i = 0; i < metrics.length; i++) {
      if (columns[i][slot] !== UNKNOWN) continue;
      if (EDITS.has(metrics[i].id)) columns[i][slot] = this.#edit(metrics[i], slot, rubric);
      else plain.push(i);
    }
    if (plain.length === 0) return;
    const values = this.rescorer(rubric.first).valuesAt(
      plain.map((i) => metrics[i]),
      this.#bySlot[slot]!,
      rubric.settings,
    );
    plain.forEach((i, at) => (columns[i][slot] = values[at]));
  }

  #edit({ id }: Metric, slot: number, { first, settings }: Rubric): number {
    const tally = (this.#tallies[slot] ??= this.#edits.tally(this.#bySlot[slot]!.predicted));
    if (id === 'edit-distance') return tally.shares[first - 1];
    const from = (first - 1) * (this.asked.graded + 1);
    let within = 0;
    for (let d = 0; d <= Math.min(first, settings.edits); d++) within += tally.counts[from + d];
    return within / this.asked.count;
  }

  #column(metric: Metric, { first, settings }: Rubric): Float64Array {
    const own = metric.parameters?.map(({ id }) => settings[id]) ?? [];
    const key = [metric.id, first, ...own].join(' ');
    let column = this.#columns.get(key);
    if (!column || column.length < this.#bySlot.length) {
      const longer = new Float64Array(Math.max(256, 2 * this.#bySlot.length)).fill(UNKNOWN);
      if (column) longer.set(column);
      column = longer;
    }
    // The newest goes last, so that the first is the one to go.
    this.#columns.delete(key);
    this.#columns.set(key, column);
    const [oldest] = this.#columns.keys();
    if (this.#columns.size > COLUMNS) this.#columns.delete(oldest);
    return column;
  }
}

/** Values of some metrics, by the positions of the evaluations. */
export interface Sheet {
  /** Positions at which a value is missing. */
  missing(): number[];
  /** Computes what is missing at one position. */
  fill(position: number): void;
  /** Of each metric, what was filled. */
  values(positions: readonly number[]): Float64Array[];
}

/** Metrics that are read off the edit distances of every prefix. */
const EDITS = new Set(['edit-distance', 'within-edits']);
