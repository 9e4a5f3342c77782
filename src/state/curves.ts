import type { Evaluation, EvaluationSample, TrainColumns } from '../protocol';
import { PackedSamples } from './packed-samples';
import { Rows } from './rows';

/** Loss in nats a token, per-token error, exact match: the order of the protocol. */
export const METRICS = ['loss', 'error', 'exact'] as const;
export type Metric = (typeof METRICS)[number];

/** Something that happened at a step, drawn on curves and timeline. */
export interface Mark {
  readonly step: number;
  readonly label: string;
}

/** Mean and spread over the replicas of one metric. */
export interface Summary {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Numbers kept of train rows, and of evaluations, at most: 16 MB each. */
const NUMBERS = 2 ** 21;

/**
 * What one run measured, by step: columns that grow in place, outside lit. A reader subscribes and draws
 * in its own animation frame; the store itself never waits for one.
 *
 * A train row holds (R, 3) values; an evaluation (R, 3) values, then (R, K) errors by place. Both end with
 * (3, 3): mean, lowest and highest over the replicas of each metric, so that a redraw need not visit R.
 */
export class Curves {
  readonly train: Rows;
  readonly heldOut: Rows;
  readonly samples: PackedSamples;
  readonly #marks: Mark[] = [];
  readonly #readers = new Set<() => void>();
  readonly #trainRow: Float64Array;
  readonly #heldOutRow: Float64Array;
  #version = 0;

  constructor(
    readonly replicas: number,
    /** K, the most graded tokens of any example. */
    readonly graded: number,
    /** The same on average: the k of (1 − ε)^k. */
    readonly meanGraded = graded,
  ) {
    const trainWidth = replicas * 3 + 9;
    const heldOutWidth = replicas * (3 + graded) + 9;
    this.#trainRow = new Float64Array(trainWidth);
    this.#heldOutRow = new Float64Array(heldOutWidth);
    this.train = new Rows(trainWidth, rowsFor(trainWidth), this.trainColumn('loss', 'mean'));
    const key = this.heldOutColumn('loss', 'mean');
    this.heldOut = new Rows(heldOutWidth, rowsFor(heldOutWidth), key);
    this.samples = new PackedSamples(graded);
  }

  /** Rises with every change. */
  get version(): number {
    return this.#version;
  }

  get marks(): readonly Mark[] {
    return this.#marks;
  }

  trainColumn(metric: Metric, of: keyof Summary): number {
    return this.replicas * 3 + summaryOffset(metric, of);
  }

  heldOutColumn(metric: Metric, of: keyof Summary): number {
    return this.replicas * (3 + this.graded) + summaryOffset(metric, of);
  }

  trainAt(row: number, metric: Metric): Summary {
    return summaryAt(this.train, row, this.trainColumn(metric, 'mean'));
  }

  heldOutAt(row: number, metric: Metric): Summary {
    return summaryAt(this.heldOut, row, this.heldOutColumn(metric, 'mean'));
  }

  /** (K) error of each graded place at one evaluation, replica `replica`. */
  placeErrors(row: number, replica: number): Float64Array {
    const start = row * this.heldOut.width + this.replicas * 3 + replica * this.graded;
    return this.heldOut.values.subarray(start, start + this.graded);
  }

  /** Exact match of every replica at one evaluation, and its per-token error. */
  replicaAt(row: number, replica: number, metric: Metric): number {
    return this.heldOut.at(row, replica * 3 + METRICS.indexOf(metric));
  }

  /** What replica 0 answered at the evaluation nearest to `step` that is still kept. */
  sampleAt(step: number): (EvaluationSample & { readonly step: number }) | undefined {
    return this.samples.nearest(step);
  }

  appendTrain({ step, values }: TrainColumns): void {
    if (step.length === 0) return;
    const width = this.replicas * 3;
    const row = this.#trainRow;
    for (let i = 0; i < step.length; i++) {
      for (let c = 0; c < width; c++) row[c] = values[i * width + c];
      summarise(row, this.replicas, width);
      this.train.append(step[i], row);
    }
    this.#changed();
  }

  appendEvaluation({ step, values, placeErrors, sample, others }: Evaluation): void {
    const row = this.#heldOutRow;
    row.set(values.subarray(0, this.replicas * 3), 0);
    row.set(placeErrors.subarray(0, this.replicas * this.graded), this.replicas * 3);
    summarise(row, this.replicas, this.replicas * (3 + this.graded));
    this.heldOut.append(step, row);
    this.samples.append(step, sample, others);
    this.#changed();
  }

  mark(step: number, label: string): void {
    this.#marks.push({ step, label });
    this.#changed();
  }

  /** Calls `reader` after each change, perhaps many times a frame: the reader coalesces. Returns how to stop. */
  subscribe(reader: () => void): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  #changed(): void {
    this.#version++;
    for (const reader of [...this.#readers]) reader();
  }
}

function rowsFor(width: number): number {
  return Math.max(512, Math.floor(NUMBERS / width));
}

function summaryOffset(metric: Metric, of: keyof Summary): number {
  return METRICS.indexOf(metric) * 3 + (of === 'mean' ? 0 : of === 'low' ? 1 : 2);
}

function summaryAt(rows: Rows, row: number, column: number): Summary {
  return {
    mean: rows.at(row, column),
    low: rows.at(row, column + 1),
    high: rows.at(row, column + 2),
  };
}

/** Writes mean, lowest and highest of each metric over the (R, 3) values at the start of `row` to `at`. */
function summarise(row: Float64Array, replicas: number, at: number): void {
  for (let metric = 0; metric < 3; metric++) {
    let sum = 0;
    let low = Infinity;
    let high = -Infinity;
    for (let r = 0; r < replicas; r++) {
      const value = row[r * 3 + metric];
      sum += value;
      // A NaN shows in all three.
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    row[at + metric * 3] = sum / replicas;
    row[at + metric * 3 + 1] = low;
    row[at + metric * 3 + 2] = high;
  }
}
