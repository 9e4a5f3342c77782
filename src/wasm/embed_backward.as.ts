import { addRows } from './rows.as';

/** d_embedding[v, :] = Σ over rows whose token is v of d_out[row, :], position by position. A unit is a token. */
export function embed_backward(
  context: i32,
  width: i32,
  vocabulary: i32,
  accumulate: i32,
  index: usize,
  d_out: usize,
  d_embedding: usize,
  from: i32,
  to: i32,
): void {
  const rowBytes: usize = 4 * <usize>width;
  const exampleBytes = <usize>context * rowBytes;
  const users = index + 8 * <usize>vocabulary * <usize>context;
  index += 8 * <usize>from * <usize>context;
  d_embedding += <usize>from * rowBytes;
  if (!accumulate) memory.fill(d_embedding, 0, <usize>(to - from) * rowBytes);
  for (let token = from; token < to; token++) {
    for (let c = 0; c < context; c++) {
      const rows = d_out + <usize>c * rowBytes;
      const end = users + 4 * <usize>load<u32>(index, 4);
      for (let user = users + 4 * <usize>load<u32>(index); user < end; user += 4) {
        addRows(d_embedding, rows + <usize>load<u32>(user) * exampleBytes, d_embedding, width);
      }
      index += 8;
    }
    d_embedding += rowBytes;
  }
}
