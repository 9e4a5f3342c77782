import { addRows } from './rows.as';

/** d_x[b·C + c, :] = Σ over slots at position c of d_out[b·S + s, :]; zero where there is none. A unit is an example. */
export function scatter_slots(
  examples: i32,
  slots: i32,
  context: i32,
  width: i32,
  record: i32,
  accumulate: i32,
  batch: usize,
  d_out: usize,
  d_x: usize,
  from: i32,
  to: i32,
): void {
  const rowBytes: usize = 4 * <usize>width;
  batch += 4 * <usize>from * record;
  d_out += <usize>from * slots * rowBytes;
  d_x += <usize>from * context * rowBytes;
  if (!accumulate) memory.fill(d_x, 0, <usize>(to - from) * context * rowBytes);
  for (let b = from; b < to; b++) {
    for (let s = 0; s < slots; s++) {
      const position = load<u32>(batch + 4 * <usize>(context + s));
      const row = d_x + <usize>position * rowBytes;
      addRows(row, d_out, row, width);
      d_out += rowBytes;
    }
    batch += 4 * <usize>record;
    d_x += <usize>context * rowBytes;
  }
}
