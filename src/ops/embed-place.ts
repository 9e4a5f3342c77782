import type { Graph, Tensor } from '../graph/graph';
import { recordLength, type Batch } from './batch';

/** x (B, D): the token at which each sequence stands, embedded, and its position; positions (C, D) or null. */
export function embedPlace(
  g: Graph,
  batch: Batch,
  embedding: Tensor,
  positions: Tensor | null,
): Tensor {
  const width = embedding.shape[1];
  const { examples, context, slots, records } = batch;
  const out = g.tensor('embedded', [examples, width]);
  g.emit(
    'embed_place',
    {
      examples,
      context,
      width,
      record: recordLength(context, slots),
      has_positions: positions ? 1 : 0,
    },
    { batch: records, embedding, positions, out },
    { invocations: examples * width },
  );
  return out;
}
