import { copyRow } from './rows.as';

/** out[b·S + s, :] = x[b·C + position(b, s), :]. */
export function gather_slots(
  examples: i32,
  slots: i32,
  context: i32,
  width: i32,
  record: i32,
  batch: usize,
  x: usize,
  out: usize,
): void {
  const rowBytes: usize = 4 * <usize>width;
  for (let b = 0; b < examples; b++) {
    for (let s = 0; s < slots; s++) {
      const position = load<u32>(batch + 4 * <usize>(context + s));
      copyRow(x + <usize>position * rowBytes, out, width);
      out += rowBytes;
    }
    batch += 4 * <usize>record;
    x += <usize>context * rowBytes;
  }
}
