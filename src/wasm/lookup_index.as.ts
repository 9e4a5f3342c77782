/** By position, the examples in the order of their tokens; and for each (token, position), where its own lie. */
export function lookup_index(
  examples: i32,
  context: i32,
  vocabulary: i32,
  record: i32,
  batch: usize,
  index: usize,
): void {
  const rangeBytes: usize = 8 * <usize>context;
  const rangesBytes = <usize>vocabulary * rangeBytes;
  const recordBytes: usize = 4 * <usize>record;
  const users = index + rangesBytes;
  const batchEnd = batch + <usize>examples * recordBytes;
  // Each range's end holds its count first, then where its next example goes.
  memory.fill(index, 0, rangesBytes);
  for (let c = 0; c < context; c++) {
    const ranges = index + 8 * <usize>c;
    const tokens = 4 * <usize>c;
    for (let at = batch + tokens; at < batchEnd; at += recordBytes) {
      const range = ranges + <usize>load<u32>(at) * rangeBytes;
      store<u32>(range, load<u32>(range, 4) + 1, 4);
    }
    let start: u32 = c * examples;
    for (let range = ranges; range < users; range += rangeBytes) {
      const count = load<u32>(range, 4);
      store<u32>(range, start);
      store<u32>(range, start, 4);
      start += count;
    }
    let b = 0;
    for (let at = batch + tokens; at < batchEnd; at += recordBytes) {
      const range = ranges + <usize>load<u32>(at) * rangeBytes;
      const end = load<u32>(range, 4);
      store<u32>(users + 4 * <usize>end, b++);
      store<u32>(range, end + 1, 4);
    }
  }
}
