import type { Graph, Tensor } from '../graph/graph';
import { recordLength, type Batch } from './batch';
import { tokenIndex } from './token-index';

/** x (B·C, D) = embedding[token] + positions[c]; embedding (V, D), positions (C, D) or null. */
export function embed(g: Graph, batch: Batch, embedding: Tensor, positions: Tensor | null): Tensor {
  const [vocabulary, width] = embedding.shape as [number, number];
  const { examples, context, slots, records } = batch;
  const rows = examples * context;
  const record = recordLength(context, slots);
  const out = g.tensor('embedded', [rows, width]);
  g.emit(
    'embed',
    { rows, context, width, record, has_positions: positions ? 1 : 0 },
    { batch: records, embedding, positions, out },
    { invocations: rows * width },
  );
  g.record(() => {
    const d_out = g.gradientOf(out);
    const { tensor: d_embedding, accumulate } = g.gradientTarget(embedding);
    g.emit(
      'embed_backward',
      { context, width, vocabulary, accumulate },
      { index: tokenIndex(g, batch, vocabulary), d_out, d_embedding },
      { invocations: vocabulary * Math.ceil(width / 4) },
    );
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
