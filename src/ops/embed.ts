import type { Graph, Tensor } from '../graph/graph';
import { recordLength, type Batch } from './batch';
import { tokenIndex } from './token-index';

/**
 * x (B·C, D) = embedding[token] + positions[c]; embedding (V, D), positions (C, D) or null. An id from V on adds nothing;
 * the embedding is null where there are no others.
 */
export function embed(
  g: Graph,
  batch: Batch,
  width: number,
  embedding: Tensor | null,
  positions: Tensor | null,
): Tensor {
  const vocabulary = embedding?.shape[0] ?? 0;
  const { examples, context, slots, records } = batch;
  const rows = examples * context;
  const record = recordLength(context, slots);
  const out = g.tensor('embedded', [rows, width]);
  g.emit(
    'embed',
    { rows, context, width, vocabulary, record, has_positions: positions ? 1 : 0 },
    { batch: records, embedding, positions, out },
    { invocations: rows * width },
  );
  g.record(() => {
    const d_out = g.gradientOf(out);
    if (embedding) {
      const { tensor: d_embedding, accumulate } = g.gradientTarget(embedding);
      g.emit(
        'embed_backward',
        { context, width, vocabulary, accumulate },
        { index: tokenIndex(g, batch, vocabulary), d_out, d_embedding },
        { invocations: vocabulary * Math.ceil(width / 4) },
      );
    }
    if (!positions) return;
    const d_positions = g.gradientTarget(positions).tensor;
    g.emit(
      'position_backward',
      { rows, context, width },
      { d_out, d_positions },
      { invocations: context * width },
    );
  });
  return out;
}
