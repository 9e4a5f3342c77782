import { copyRow } from './rows.as';

/** out[b·S + s, :] = x[b·C + position(b, s), :]. A unit is an example. */
export function gather_slots(
  examples: i32,
  slots: i32,
  context: i32,
  width: i32,
  record: i32,
  batch: usize,
  x: usize,
  out: usize,
  from: i32,
  to: i32,
): void {
  const rowBytes: usize = 4 * <usize>width;
  batch += 4 * <usize>from * record;
  x += <usize>from * context * rowBytes;
  out += <usize>from * slots * rowBytes;
  for (let b = from; b < to; b++) {
    for (let s = 0; s < slots; s++) {
      const position = load<u32>(batch + 4 * <usize>(context + s));
      copyRow(x + <usize>position * rowBytes, out, width);
      out += rowBytes;
    }
    batch += 4 * <usize>record;
    x += <usize>context * rowBytes;
  }
}
