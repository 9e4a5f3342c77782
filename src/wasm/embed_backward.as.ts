import { addRows } from './rows.as';

/** d_embedding[v, :] = Σ over rows whose token is v of d_out[row, :], in row order. A unit is a token. */
export function embed_backward(
  rows: i32,
  context: i32,
  width: i32,
  record: i32,
  vocabulary: i32,
  accumulate: i32,
  batch: usize,
  d_out: usize,
  d_embedding: usize,
  from: i32,
  to: i32,
): void {
  const rowBytes: usize = 4 * <usize>width;
  if (!accumulate)
    memory.fill(d_embedding + <usize>from * rowBytes, 0, <usize>(to - from) * rowBytes);
  let c = 0;
  for (let row = 0; row < rows; row++) {
    const token = load<u32>(batch + 4 * <usize>c);
    if (token >= <u32>from && token < <u32>to) {
      const row = d_embedding + <usize>token * rowBytes;
      addRows(row, d_out, row, width);
    }
    d_out += rowBytes;
    if (++c == context) {
      c = 0;
      batch += 4 * <usize>record;
    }
  }
}
