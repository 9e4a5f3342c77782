import { addRows } from './rows.as';

/** d_table[v·C + c, :] = Σ of d_out over the rows at position c of examples whose token there is v. A unit is a token. */
export function lookup_backward(
  examples: i32,
  queries: i32,
  context: i32,
  width: i32,
  slots: i32,
  record: i32,
  record_offset: i32,
  vocabulary: i32,
  accumulate: i32,
  batch: usize,
  index: usize,
  d_out: usize,
  d_table: usize,
  from: i32,
  to: i32,
): void {
  const rowBytes: usize = 4 * <usize>width;
  const exampleBytes = <usize>queries * rowBytes;
  const rows = <usize>vocabulary * <usize>context;
  const users = index + 8 * rows;
  const positions = batch + 4 * <usize>record_offset;
  const before = <usize>from * <usize>context;
  index += 8 * before;
  d_table += before * rowBytes;
  if (!accumulate) memory.fill(d_table, 0, <usize>(to - from) * context * rowBytes);
  for (let token = from; token < to; token++) {
    for (let c = 0; c < context; c++) {
      const end = users + 4 * <usize>load<u32>(index, 4);
      for (let user = users + 4 * <usize>load<u32>(index); user < end; user += 4) {
        const b = <usize>load<u32>(user);
        const d = d_out + b * exampleBytes;
        const position = positions + 4 * b * <usize>record;
        const last = slots > 0 ? slots : c + 1;
        for (let i = slots > 0 ? 0 : c; i < last; i++) {
          if (slots > 0 && load<i32>(position + 4 * <usize>i) != c) continue;
          addRows(d_table, d + <usize>i * rowBytes, d_table, width);
        }
      }
      index += 8;
      d_table += rowBytes;
    }
  }
}
