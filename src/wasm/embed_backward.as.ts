import { addRows } from './rows.as';

/** d_embedding[v, :] = Σ over rows whose token is v of d_out[row, :], in row order. */
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
): void {
  const rowBytes: usize = 4 * <usize>width;
  if (!accumulate) memory.fill(d_embedding, 0, <usize>vocabulary * rowBytes);
  let c = 0;
  for (let row = 0; row < rows; row++) {
    const token = load<u32>(batch + 4 * <usize>c);
    const to = d_embedding + <usize>token * rowBytes;
    addRows(to, d_out, to, width);
    d_out += rowBytes;
    if (++c == context) {
      c = 0;
      batch += 4 * <usize>record;
    }
  }
}
