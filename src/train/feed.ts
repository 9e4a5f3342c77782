import type { Executor } from '../graph/executor';
import type { Tensor } from '../graph/graph';
import { recordLength } from '../ops/batch';
import type { ExampleSet, TaskInstance } from '../task/task';
import { batchSource, EpochOrder, type BatchSource } from './batches';
import type { RunPrograms } from './programs';
import { writeRecord } from './records';
import { CURSOR } from './supply';

/** Brings the training batches of all replicas to an executor. */
export interface Feed {
  /** Makes the batches of `count` steps from `first` on, so that `send` finds them ready. */
  prepare(first: number, count: number): void;
  /** Sends what `count` ≤ `programs.chunk` steps from `first` on need beside what is there. */
  send(first: number, count: number): void;
  /** 1/(trained positions) of replica r's batch n, one of those that were sent last. */
  weight(n: number, r: number): number;
}

/** What every feed knows of a run. */
interface Run {
  readonly seed: number;
  readonly batchSize: number;
  readonly instances: readonly TaskInstance[];
  readonly executor: Executor;
  /** Encodes a set as records from `at` on; `trained` gets the trained positions of each; returns their sum. */
  readonly encode: (
    set: ExampleSet,
    into: Uint32Array,
    at: number,
    trained?: Uint32Array,
  ) => number;
}

export function makeFeed(
  programs: RunPrograms,
  instances: readonly TaskInstance[],
  executor: Executor,
  seed: number,
): Feed {
  const { batchSize, supply, chunk } = programs;
  const { context, slots } = programs.evaluation.batch;
  const record = recordLength(context, slots);
  const run: Run = {
    seed,
    batchSize,
    instances,
    executor,
    encode(set, into, at, trained) {
      let sum = 0;
      for (let row = 0; row < set.count; row++, at += record) {
        const count = writeRecord(set, row, context + 1, slots, into, at);
        if (trained) trained[row] = count;
        sum += count;
      }
      return sum;
    },
  };
  if (supply.kind === 'constant') return new ConstantFeed(run, supply.records);
  if (supply.kind === 'shuffled') return new ShuffledFeed(run, supply.data, supply.cursor);
  return new StreamedFeed(run, supply.staged, chunk);
}

/** The training split of a finite task. */
function examplesOf({ source }: TaskInstance): ExampleSet {
  if (source.kind === 'stream') throw new Error('an endless task has no training split');
  return source.examples;
}

/** The whole training split at every step: it goes up once. */
class ConstantFeed implements Feed {
  private readonly weights: readonly number[];

  constructor({ instances, executor, encode }: Run, { buffer, stride }: Tensor) {
    const records = new Uint32Array(buffer.length);
    this.weights = instances.map((task, r) => 1 / encode(examplesOf(task), records, r * stride));
    executor.write(buffer, records);
  }

  prepare(): void {}
  send(): void {}
  weight(_n: number, r: number): number {
    return this.weights[r];
  }
}

/** Part of the training split at every step: the split goes up once, and the device picks each step's examples. */
class ShuffledFeed implements Feed {
  private readonly cursors: Uint32Array;
  private readonly orders: readonly EpochOrder[];
  /** Trained positions of each example, by replica. */
  private readonly trained: readonly Uint32Array[];
  /** Where every example of a replica has as many. */
  private readonly same: readonly (number | undefined)[];
  private readonly count: number;

  constructor(
    private readonly run: Run,
    data: Tensor,
    private readonly cursor: Tensor,
  ) {
    const { instances, executor, seed } = run;
    this.count = examplesOf(instances[0]).count;
    const records = new Uint32Array(data.buffer.length);
    this.trained = instances.map((task, r) => {
      const trained = new Uint32Array(this.count);
      run.encode(examplesOf(task), records, r * data.stride, trained);
      return trained;
    });
    this.same = this.trained.map((of) => (of.every((n) => n === of[0]) ? of[0] : undefined));
    this.orders = instances.map((_, r) => new EpochOrder(this.count, seed + r));
    this.cursors = new Uint32Array(cursor.buffer.length);
    executor.write(data.buffer, records);
  }

  prepare(): void {}

  send(first: number): void {
    const { batchSize, executor, instances, seed } = this.run;
    const index = first * batchSize;
    const epoch = Math.floor(index / this.count);
    const [tiles] = this.cursor.shape;
    const tile = Math.ceil(batchSize / tiles);
    instances.forEach((_, r) => {
      for (let t = 0; t < tiles; t++) {
        const used = Math.min(Math.max(batchSize - t * tile, 0), tile);
        this.cursors.set(
          [(index % this.count) + t * tile, used, epoch, Math.floor(epoch / 2 ** 32), seed + r],
          r * this.cursor.stride + t * CURSOR,
        );
      }
    });
    executor.write(this.cursor.buffer, this.cursors);
  }

  weight(n: number, r: number): number {
    const { batchSize } = this.run;
    const same = this.same[r];
    if (same !== undefined) return 1 / (batchSize * same);
    let trained = 0;
    for (let i = 0; i < batchSize; i++) {
      trained += this.trained[r][this.orders[r].row(n * batchSize + i)];
    }
    return 1 / trained;
  }
}

/** Fresh examples at every step: encoded in a ring that holds a chunk, ahead of when they are sent where asked. */
class StreamedFeed implements Feed {
  private readonly sources: readonly BatchSource[];
  private readonly ring: Uint32Array;
  private readonly weights: Float64Array;
  /** The ring holds batches `from` … `to` − 1, batch n in place n mod chunk. */
  private from = 0;
  private to = 0;

  constructor(
    private readonly run: Run,
    private readonly staged: Tensor,
    private readonly chunk: number,
  ) {
    const { instances, batchSize, seed } = run;
    this.sources = instances.map((task, r) => batchSource(task, batchSize, seed + r));
    this.ring = new Uint32Array(staged.buffer.length);
    this.weights = new Float64Array(chunk * instances.length);
  }

  prepare(first: number, count: number): void {
    if (first < this.from || first > this.to) this.to = first;
    this.from = first;
    for (; this.to < first + count; this.to++) this.encode(this.to);
  }

  send(first: number, count: number): void {
    this.prepare(first, count);
    const { executor, instances } = this.run;
    const { buffer, stride } = this.staged;
    const step = instances.length * stride;
    const at = first % this.chunk;
    const before = Math.min(count, this.chunk - at);
    executor.write(buffer, this.ring.subarray(at * step, (at + before) * step));
    if (count > before) {
      executor.write(buffer, this.ring.subarray(0, (count - before) * step), before * step);
    }
  }

  weight(n: number, r: number): number {
    return this.weights[(n % this.chunk) * this.sources.length + r];
  }

  private encode(n: number): void {
    this.sources.forEach((source, r) => {
      const place = (n % this.chunk) * this.sources.length + r;
      const trained = this.run.encode(source.batch(n), this.ring, place * this.staged.stride);
      this.weights[place] = 1 / trained;
    });
  }
}
