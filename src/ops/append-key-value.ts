import type { Graph, Tensor } from '../graph/graph';
import { recordLength, type Batch } from './batch';

/** What a layer remembers of the places that were: (B·C, D) each. */
export interface Cache {
  readonly keys: Tensor;
  readonly values: Tensor;
}

/** Adds the key and the value of each sequence's place, k and v (B, D), to a layer's cache. */
export function appendKeyValue(g: Graph, batch: Batch, k: Tensor, v: Tensor): Cache {
  const [examples, width] = k.shape as [number, number];
  const { context, slots, records } = batch;
  const keys = g.tensor('keys', [examples * context, width]);
  const values = g.tensor('values', [examples * context, width]);
  g.emit(
    'append_key_value',
    { examples, context, width, record: recordLength(context, slots) },
    { batch: records, k, v, keys, values },
    { invocations: examples * width },
  );
  return { keys, values };
}
