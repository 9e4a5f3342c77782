import { loadPartial, storePartial } from './partial.as';

/** out[j] = Σ_i x[i, j], 16 columns (a cache line) at a time: a unit. */
export function column_sum(
  rows: i32,
  columns: i32,
  x: usize,
  out: usize,
  from: i32,
  to: i32,
): void {
  const stride: usize = 4 * <usize>columns;
  const end = min(columns, 16 * to);
  let j = 16 * from;
  for (; j + 16 <= end; j += 16) {
    let from = x + 4 * <usize>j;
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let i = 0; i < rows; i++) {
      s0 = f32x4.add(s0, v128.load(from));
      s1 = f32x4.add(s1, v128.load(from, 16));
      s2 = f32x4.add(s2, v128.load(from, 32));
      s3 = f32x4.add(s3, v128.load(from, 48));
      from += stride;
    }
    const to = out + 4 * <usize>j;
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
  for (; j < end; j += 4) {
    const left = columns - j;
    let from = x + 4 * <usize>j;
    let sum = f32x4.splat(0);
    for (let i = 0; i < rows; i++) {
      sum = f32x4.add(sum, loadPartial(from, left));
      from += stride;
    }
    storePartial(out + 4 * <usize>j, sum, left);
  }
}
