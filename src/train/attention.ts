import type { Floats } from '../graph/executor';
import type { Slice } from '../graph/program';
import type { ExampleSet } from '../task/task';
import type { Trainer } from './trainer';

/** Attention of one layer over the first held-out examples, (N, H, C, C). */
export interface LayerAttention {
  readonly examples: number;
  readonly heads: number;
  readonly probabilities: ArrayLike<number>;
}

/**
 * What each layer's heads of the first model looked at when it last answered the held-out set, which must fit one
 * batch, as `Trainer.evaluate` left it on the device: undefined where it took several, since only the last is there.
 * Rows of positions that the last layer did not compute are 0.
 */
export async function readAttention(trainer: Trainer): Promise<LayerAttention[] | undefined> {
  const { programs, executor, instances } = trainer;
  const { evaluate, evaluation } = programs;
  const [{ test, length }] = instances;
  const layers = evaluate.dispatches.filter(({ kernel }) => kernel === 'attention');
  const context = length - 1;
  if (test.count > evaluation.batch.examples) return undefined;
  return Promise.all(
    layers.map(async ({ constants, bindings }) => {
      const { buffer, offset }: Slice = bindings.probabilities!;
      const { heads, queries } = constants;
      const size = test.count * heads * queries * context;
      const all = await executor.readFloats(buffer, offset + size);
      const read = all.subarray(offset);
      const probabilities = queries === context ? read : inPlace(read, test, heads, queries);
      return { examples: test.count, heads, probabilities };
    }),
  );
}

/** (N, H, C, C) from the rows of trained or graded positions alone (N, H, Q, C), in the order of `writeRecord`. */
function inPlace(rows: Floats, set: ExampleSet, heads: number, queries: number): Float64Array {
  const context = rows.length / (set.count * heads * queries);
  const all = new Float64Array(set.count * heads * context ** 2);
  for (let n = 0; n < set.count; n++) {
    let q = 0;
    for (let c = 0; c < context; c++) {
      const at = n * (context + 1) + c;
      if (!set.trained[at] && !set.graded[at]) continue;
      for (let h = 0; h < heads; h++) {
        const from = ((n * heads + h) * queries + q) * context;
        all.set(rows.subarray(from, from + context), ((n * heads + h) * context + c) * context);
      }
      q++;
    }
  }
  return all;
}
