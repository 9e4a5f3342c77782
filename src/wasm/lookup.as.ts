import { copyRow } from './rows.as';

/** out[b·Q + i, :] = table[token(b, c)·C + c, :], c the position of row i. A unit is an example. */
export function lookup(
  examples: i32,
  queries: i32,
  context: i32,
  width: i32,
  slots: i32,
  record: i32,
  record_offset: i32,
  batch: usize,
  table: usize,
  out: usize,
  from: i32,
  to: i32,
): void {
  const rowBytes: usize = 4 * <usize>width;
  batch += 4 * <usize>from * record;
  out += <usize>from * queries * rowBytes;
  for (let b = from; b < to; b++) {
    const positions = batch + 4 * <usize>record_offset;
    for (let i = 0; i < queries; i++) {
      const c = slots > 0 ? load<i32>(positions + 4 * <usize>i) : i;
      const place = load<i32>(batch + 4 * <usize>c) * context + c;
      copyRow(table + <usize>place * rowBytes, out, width);
      out += rowBytes;
    }
    batch += 4 * <usize>record;
  }
}
