import { addRows, copyRow } from './rows.as';

/** out[b·C + c, :] = embedding[token(b, c), :] + positions[c, :]; a token from V on adds nothing. A unit is an example. */
export function embed(
  rows: i32,
  context: i32,
  width: i32,
  vocabulary: i32,
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
    const id = load<u32>(batch + 4 * <usize>c);
    const token = embedding + <usize>id * rowBytes;
    const position = positions + <usize>c * rowBytes;
    if (id >= <u32>vocabulary) {
      if (has_positions) copyRow(position, out, width);
      else memory.fill(out, 0, rowBytes);
    } else if (has_positions) addRows(token, position, out, width);
    else copyRow(token, out, width);
    out += rowBytes;
    if (++c == context) {
      c = 0;
      batch += 4 * <usize>record;
    }
  }
}
