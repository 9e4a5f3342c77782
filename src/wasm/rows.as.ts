/** to = from, over one row. */
export function copyRow(from: usize, to: usize, width: i32): void {
  memory.copy(to, from, 4 * <usize>width);
}

/** to = a + b, over one row. */
export function addRows(a: usize, b: usize, to: usize, width: i32): void {
  const end = to + 4 * <usize>width;
  for (; to + 16 <= end; to += 16) {
    v128.store(to, f32x4.add(v128.load(a), v128.load(b)));
    a += 16;
    b += 16;
  }
  for (; to < end; to += 4) {
    store<f32>(to, load<f32>(a) + load<f32>(b));
    a += 4;
    b += 4;
  }
}
