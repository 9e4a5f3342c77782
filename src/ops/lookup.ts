import type { Graph, Tensor } from '../graph/graph';
import { standing, type Batch, type Rows } from './batch';
import { tokenIndex } from './token-index';

/** Rows for each pair of a token and a position, in the order (V, C), for a batch to look up. */
export interface Table {
  /** The batch that the rows are computed on. */
  readonly batch: Batch;
  /** For the backward pass: of each row, the examples that look it up. */
  readonly index: Tensor | null;
}

/** The table of a batch that has one. */
export function openTable(g: Graph, batch: Batch): Table | null {
  const { table } = batch;
  return table && { batch: table, index: g.training ? tokenIndex(g, batch, table.examples) : null };
}

/** The rows (B·Q, D) of x (V·C, D) that stand at the tokens of a batch, Q = C or S. */
export function lookup(g: Graph, batch: Batch, table: Table, x: Tensor, rows: Rows): Tensor {
  const width = x.shape[1];
  const { examples, context, records } = batch;
  const shape = { examples, context, width, ...standing(batch, rows) };
  const out = g.tensor(`${x.label}_looked_up`, [examples * shape.queries, width]);
  g.emit(
    'lookup',
    shape,
    { batch: records, table: x, out },
    { invocations: examples * shape.queries * width },
  );
  g.record(() => {
    const d_out = g.gradientOf(out);
    const { tensor: d_table, accumulate } = g.gradientTarget(x);
    const vocabulary = table.batch.examples;
    g.emit(
      'lookup_backward',
      { ...shape, vocabulary, accumulate },
      { batch: records, index: table.index, d_out, d_table },
      { invocations: vocabulary * context * Math.ceil(width / 4) },
    );
  });
  return out;
}
