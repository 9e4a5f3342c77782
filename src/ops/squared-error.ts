import type { Graph, Tensor } from '../graph/graph';
import { recordLength, type Batch, type Pictures } from './batch';

/**
 * Outcomes (B·S, 4) of drawings (B·S, P) of the pictures that are the slots' targets: the target where the mean squared
 * error mse is below `tolerance`, else 65535; mse; 0; mse. So a drawing that is near enough counts as right, and mse
 * takes the place of −log p(target), and that of Σ p², which is kept more finely. Where training, also starts the
 * backward pass: the loss is Σ mse·hyper[0] over trained slots, hyper[0] = 1/(number of trained slots).
 */
export function squaredError(
  g: Graph,
  batch: Batch,
  { table, first }: Pictures,
  tolerance: number,
  drawn: Tensor,
  hyper: Tensor | null,
): Tensor {
  const [rows, pixels] = drawn.shape as [number, number];
  const { context, slots, records } = batch;
  // The host reads them where no training step does.
  const outcomes = g.training
    ? g.tensor('outcomes', [rows, 4])
    : g.hostTensor('outcomes', [rows, 4]);
  const d_drawn = g.training ? g.gradientTarget(drawn).tensor : null;
  const record = recordLength(context, slots);
  const has_gradient = d_drawn ? 1 : 0;
  g.emit(
    'squared_error',
    { rows, pixels, slots, record, context, vocabulary: first, tolerance, has_gradient },
    { drawn, batch: records, pictures: table, hyper, outcomes, d_drawn },
    { invocations: rows },
  );
  return outcomes;
}
