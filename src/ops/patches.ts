import type { Graph, Tensor } from '../graph/graph';
import { recordLength, type Batch, type Pictures } from './batch';
import { linear } from './linear';

/**
 * x (B·C, D) with the linear embedding of each picture added, patch·W; weight (P, D) (Dosovitskiy et al. 2021, without
 * a bias: learned positions are one already). A token that is no picture adds nothing.
 */
export function embedPatches(
  g: Graph,
  batch: Batch,
  { table, first }: Pictures,
  weight: Tensor,
  x: Tensor,
): Tensor {
  const { examples, context, slots, records } = batch;
  const rows = examples * context;
  const [, pixels] = table.shape as [number, number];
  const record = recordLength(context, slots);
  const patches = g.tensor('patches', [rows, pixels]);
  g.emit(
    'gather_patches',
    { rows, context, pixels, record, vocabulary: first },
    { batch: records, pictures: table, out: patches },
    { invocations: rows * pixels },
  );
  return linear(g, 'embedded_patches', patches, weight, { residual: x, constant: true });
}
