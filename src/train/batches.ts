import { shuffled, shuffleKeys } from '../random/shuffle';
import { emptyExamples } from '../task/examples';
import type { ExampleSet, TaskInstance } from '../task/task';

/** The batches of one replica: batch n is the same whoever asks, in whatever order. */
export interface BatchSource {
  readonly size: number;
  /** Batch n; the set is reused by the next call. */
  batch(n: number): ExampleSet;
}

/** The order in which a finite data set's examples come: each once an epoch, each epoch in an order of its own. */
export class EpochOrder {
  private epoch = -1;
  private keys: Uint32Array = new Uint32Array();

  constructor(
    private readonly count: number,
    private readonly seed: number,
  ) {}

  /** Which example comes at place `index` of all that are ever trained. */
  row(index: number): number {
    const epoch = Math.floor(index / this.count);
    if (epoch !== this.epoch) {
      this.epoch = epoch;
      this.keys = shuffleKeys(this.seed, epoch);
    }
    return shuffled(index % this.count, this.count, this.keys);
  }
}

/** Copies an example from one set to another. */
function copyExample(from: ExampleSet, row: number, to: ExampleSet, at: number, length: number) {
  const range = [row * length, (row + 1) * length] as const;
  for (const part of ['tokens', 'trained', 'graded'] as const) {
    to[part].set(from[part].subarray(...range), at * length);
  }
}

/** Batches of `size` examples, or of the whole training split. */
export function batchSource(task: TaskInstance, size: number | 'full', seed: number): BatchSource {
  const { source, length } = task;
  if (size === 'full') {
    if (source.kind === 'stream') throw new Error('an endless task has no full batch');
    return { size: source.examples.count, batch: () => source.examples };
  }
  const set = emptyExamples(size, length);
  if (source.kind === 'stream') {
    return {
      size,
      batch(n) {
        for (let i = 0; i < size; i++) source.draw(n * size + i, set, i);
        return set;
      },
    };
  }
  const { examples } = source;
  const order = new EpochOrder(examples.count, seed);
  return {
    size,
    batch(n) {
      for (let i = 0; i < size; i++) copyExample(examples, order.row(n * size + i), set, i, length);
      return set;
    },
  };
}
