import { permutation, RandomStream } from '../random/stream';
import { emptyExamples } from '../task/examples';
import type { ExampleSet, TaskInstance } from '../task/task';

/** The batches of one replica: batch n is the same whoever asks, in whatever order. */
export interface BatchSource {
  readonly size: number;
  /** Every batch is the same one. */
  readonly constant: boolean;
  /** Batch n; the set is reused by the next call. */
  batch(n: number): ExampleSet;
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
  if (source.kind === 'stream') {
    if (size === 'full') throw new Error('an endless task has no full batch');
    const set = emptyExamples(size, length);
    return {
      size,
      constant: false,
      batch(n) {
        for (let i = 0; i < size; i++) source.draw(n * size + i, set, i);
        return set;
      },
    };
  }
  const { examples } = source;
  if (size === 'full') return { size: examples.count, constant: true, batch: () => examples };
  // Epoch by epoch, each in an order of its own; a batch may span two or more.
  const set = emptyExamples(size, length);
  let epoch = -1;
  let order: Uint32Array = new Uint32Array();
  return {
    size,
    constant: false,
    batch(n) {
      for (let i = 0; i < size; i++) {
        const index = n * size + i;
        const wanted = Math.floor(index / examples.count);
        if (wanted !== epoch) {
          epoch = wanted;
          order = permutation(examples.count, new RandomStream(seed, 'shuffle', epoch));
        }
        copyExample(examples, order[index % examples.count], set, i, length);
      }
      return set;
    },
  };
}
