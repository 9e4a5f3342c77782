import type { Slice } from '../graph/program';
import type { Trainer } from './trainer';

/** Attention of one layer over the first held-out examples, (N, H, C, C). */
export interface LayerAttention {
  readonly examples: number;
  readonly heads: number;
  readonly probabilities: ArrayLike<number>;
}

/**
 * What each layer's heads of the first model looked at when it last answered the held-out set, which must fit one
 * batch, as `Trainer.evaluate` left it on the device. Undefined where the last layer computed only some positions, or
 * where the held-out set took several batches: then only some of it is there.
 */
export async function readAttention(trainer: Trainer): Promise<LayerAttention[] | undefined> {
  const { programs, executor, instances } = trainer;
  const { evaluate, evaluation } = programs;
  const [{ test, length }] = instances;
  const layers = evaluate.dispatches.filter(({ kernel }) => kernel === 'attention');
  const whole = layers.every(({ constants }) => constants.queries === length - 1);
  if (!whole || test.count > evaluation.batch.examples) return undefined;
  return Promise.all(
    layers.map(async ({ constants, bindings }) => {
      const { buffer, offset }: Slice = bindings.probabilities!;
      const { heads } = constants;
      const size = test.count * heads * (length - 1) ** 2;
      const all = await executor.readFloats(buffer, offset + size);
      return { examples: test.count, heads, probabilities: all.subarray(offset) };
    }),
  );
}
