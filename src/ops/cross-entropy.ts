import type { Graph, Tensor } from '../graph/graph';
import { recordLength, type Batch } from './batch';

/**
 * Outcomes (B·S, 4) of logits (B·S, V): arg-max, −log p(target), p(arg-max), Σ p². Where training, also starts
 * the backward pass: the loss is Σ nll·hyper[0] over trained slots, hyper[0] = 1/(number of trained slots).
 */
export function softmaxCrossEntropy(
  g: Graph,
  batch: Batch,
  logits: Tensor,
  hyper: Tensor | null,
): Tensor {
  const [rows, vocabulary] = logits.shape as [number, number];
  const { context, slots, records } = batch;
  // The host reads them where no training step does.
  const outcomes = g.training
    ? g.tensor('outcomes', [rows, 4])
    : g.hostTensor('outcomes', [rows, 4]);
  const d_logits = g.training ? g.gradientTarget(logits).tensor : null;
  g.emit(
    'softmax_cross_entropy',
    {
      rows,
      vocabulary,
      slots,
      record: recordLength(context, slots),
      context,
      has_gradient: d_logits ? 1 : 0,
    },
    { logits, batch: records, hyper, outcomes, d_logits },
    { invocations: rows },
  );
  return outcomes;
}
