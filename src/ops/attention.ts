import type { Graph, Tensor } from '../graph/graph';
import { standing, type Batch, type Rows } from './batch';

/**
 * Causal softmax attention in H heads; q (B·Q, D), k and v (B·C, D), out (B·Q, D), Q = C or S.
 * Keeps the probabilities (B, H, Q, C) for the backward pass.
 */
export function attention(
  g: Graph,
  batch: Batch,
  heads: number,
  q: Tensor,
  k: Tensor,
  v: Tensor,
  rows: Rows,
): Tensor {
  const { examples, context } = batch;
  const width = q.shape[1];
  const head_width = width / heads;
  const { queries, ...place } = standing(batch, rows);
  const shape = { examples, queries, context, heads, head_width };
  const probabilities = g.tensor('probabilities', [examples, heads, queries, context]);
  const out = g.tensor('attended', [examples * queries, width]);
  const invocations = examples * heads * queries;
  const product = 2 * examples * queries * context * width;
  g.emit(
    'attention',
    { ...shape, ...place },
    { batch: batch.records, q, k, v, probabilities, out },
    { invocations },
    { flops: 2 * product },
  );
  g.record(() => {
    const d_out = g.gradientOf(out);
    const d_scores = g.tensor('d_scores', probabilities.shape);
    const d_q = g.gradientTarget(q).tensor;
    g.emit(
      'attention_backward_query',
      shape,
      { probabilities, k, v, d_out, d_scores, d_q },
      { invocations },
      { flops: 2 * product },
    );
    const d_k = g.gradientTarget(k).tensor;
    const d_v = g.gradientTarget(v).tensor;
    g.emit(
      'attention_backward_key_value',
      shape,
      { q, probabilities, d_scores, d_out, d_k, d_v },
      { invocations: examples * heads * context },
      { flops: 2 * product },
    );
  });
  return out;
}

/** Turns each head's pairs of components by angles that grow with the position (Su et al. 2021). */
export function rotary(g: Graph, batch: Batch, heads: number, x: Tensor, rows: Rows): Tensor {
  const [count, width] = x.shape as [number, number];
  const shape = { rows: count, heads, head_width: width / heads, ...standing(batch, rows) };
  const grid = { invocations: (count * width) / 2 };
  const out = g.tensor(`${x.label}_rotated`, x.shape);
  g.emit('rotary', { ...shape, direction: 1 }, { batch: batch.records, x, out }, grid);
  g.record(() => {
    const d_x = g.gradientTarget(x).tensor;
    const d_out = g.gradientOf(out);
    g.emit(
      'rotary',
      { ...shape, direction: -1 },
      { batch: batch.records, x: d_out, out: d_x },
      grid,
    );
  });
  return out;
}
