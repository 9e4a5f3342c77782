import type { Graph, Tensor } from '../graph/graph';
import { recordLength, type Batch } from './batch';

/** The rows of x (B·C, D) at trained or graded positions, (B·S, D). */
export function gatherSlots(g: Graph, batch: Batch, x: Tensor): Tensor {
  const width = x.shape[1];
  const { examples, context, slots, records } = batch;
  const shape = { examples, slots, context, width, record: recordLength(context, slots) };
  const out = g.tensor(`${x.label}_at_slots`, [examples * slots, width]);
  g.emit(
    'gather_slots',
    shape,
    { batch: records, x, out },
    { invocations: examples * slots * width },
  );
  g.record(() => {
    const d_out = g.gradientOf(out);
    const { tensor: d_x, accumulate } = g.gradientTarget(x);
    g.emit(
      'scatter_slots',
      { ...shape, accumulate },
      { batch: records, d_out, d_x },
      { invocations: examples * context * Math.ceil(width / 4) },
    );
  });
  return out;
}
