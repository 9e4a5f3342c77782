import { addRows } from './rows.as';

/** d_x[b·C + c, :] = Σ over slots at position c of d_out[b·S + s, :]; zero where there is none. */
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
): void {
  const rowBytes: usize = 4 * <usize>width;
  if (!accumulate) memory.fill(d_x, 0, <usize>examples * <usize>context * rowBytes);
  for (let b = 0; b < examples; b++) {
    for (let s = 0; s < slots; s++) {
      const position = load<u32>(batch + 4 * <usize>(context + s));
      const to = d_x + <usize>position * rowBytes;
      addRows(to, d_out, to, width);
      d_out += rowBytes;
    }
    batch += 4 * <usize>record;
    d_x += <usize>context * rowBytes;
  }
}
