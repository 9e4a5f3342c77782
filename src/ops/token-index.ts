import type { Graph, Tensor } from '../graph/graph';
import { recordLength, type Batch } from './batch';

/**
 * Which examples of a batch have which token at which position, for gradients to be gathered by: for each token and
 * position where its examples start and end (V, C, 2), then the examples (C, B) in the order of their tokens.
 */
export function tokenIndex(g: Graph, batch: Batch, vocabulary: number): Tensor {
  const { examples, context, slots, records } = batch;
  const pairs = vocabulary * context;
  // Apart from the batch, which is read while this is written.
  const index = g.hostTensor('token_index', [2 * pairs + examples * context], 'uint');
  g.emit(
    'token_index',
    { examples, context, vocabulary, record: recordLength(context, slots) },
    { batch: records, index },
    { invocations: pairs },
  );
  return index;
}
