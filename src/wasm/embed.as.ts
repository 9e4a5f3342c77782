import { addRows, copyRow } from './rows.as';

/** out[b·C + c, :] = embedding[token(b, c), :] + positions[c, :]. A unit is an example. */
export function embed(
  rows: i32,
  context: i32,
  width: i32,
  record: i32,
  has_positions: i32,
  batch: usize,
  embedding: usize,
  positions: usize,
  out: usize,
  from: i32,
  to: i32,
): void {
  const rowBytes: usize = 4 * <usize>width;
  batch += 4 * <usize>from * record;
  out += <usize>from * context * rowBytes;
  let c = 0;
  for (let row = from * context; row < to * context; row++) {
    const token = embedding + <usize>load<u32>(batch + 4 * <usize>c) * rowBytes;
    if (has_positions) addRows(token, positions + <usize>c * rowBytes, out, width);
    else copyRow(token, out, width);
    out += rowBytes;
    if (++c == context) {
      c = 0;
      batch += 4 * <usize>record;
    }
  }
}
