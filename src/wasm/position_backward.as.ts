import { column_sum } from './column_sum.as';

/** d_positions[c, :] = Σ_b d_out[b·C + c, :]: the columns of d_out as (B, C·width), of which 16 are a unit. */
export function position_backward(
  rows: i32,
  context: i32,
  width: i32,
  d_out: usize,
  d_positions: usize,
  from: i32,
  to: i32,
): void {
  column_sum(rows / context, context * width, d_out, d_positions, from, to);
}
