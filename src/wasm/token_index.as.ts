/** By position, the examples in the order of their tokens; see the twin. */
export function token_index(
  examples: i32,
  context: i32,
  vocabulary: i32,
  record: i32,
  batch: usize,
  index: usize,
): void {
  const rangeBytes: usize = 8 * <usize>context;
  const users = index + <usize>vocabulary * rangeBytes;
  const recordBytes: usize = 4 * <usize>record;
  memory.fill(index, 0, users - index);
  for (let c = 0; c < context; c++) {
    // Each range's end holds its count first, then where its next example goes.
    const ends = index + 8 * <usize>c + 4;
    let token = batch + 4 * <usize>c;
    for (let b = 0; b < examples; b++) {
      const end = ends + <usize>load<u32>(token) * rangeBytes;
      if (end < users) store<u32>(end, load<u32>(end) + 1);
      token += recordBytes;
    }
    let start: u32 = c * examples;
    for (let end = ends; end < users; end += rangeBytes) {
      const count = load<u32>(end);
      store<u32>(end - 4, start);
      store<u32>(end, start);
      start += count;
    }
    token = batch + 4 * <usize>c;
    for (let b = 0; b < examples; b++) {
      const end = ends + <usize>load<u32>(token) * rangeBytes;
      if (end < users) {
        const place = load<u32>(end);
        store<u32>(users + 4 * <usize>place, b);
        store<u32>(end, place + 1);
      }
      token += recordBytes;
    }
  }
}
