import { multiplyAdd } from './multiply_add.as';
import { loadPartial, storePartial } from './partial.as';

/** out[l] = Σ_j weights[j]·rows[j, l] for l < width, over `count` rows `stride` bytes apart, in their order. */
export function weightedRows(
  weights: usize,
  rows: usize,
  stride: usize,
  count: i32,
  width: i32,
  out: usize,
): void {
  const end = weights + 4 * <usize>count;
  let l = 0;
  for (; l + 8 <= width; l += 8) {
    let sum0 = f32x4.splat(0);
    let sum1 = sum0;
    let row = rows + 4 * <usize>l;
    for (let w = weights; w < end; w += 4) {
      const weight = v128.load32_splat(w);
      sum0 = multiplyAdd(weight, v128.load(row), sum0);
      sum1 = multiplyAdd(weight, v128.load(row, 16), sum1);
      row += stride;
    }
    v128.store(out + 4 * <usize>l, sum0);
    v128.store(out + 4 * <usize>l, sum1, 16);
  }
  for (; l < width; l += 4) {
    const left = width - l;
    let sum = f32x4.splat(0);
    let row = rows + 4 * <usize>l;
    for (let w = weights; w < end; w += 4) {
      sum = multiplyAdd(v128.load32_splat(w), loadPartial(row, left), sum);
      row += stride;
    }
    storePartial(out + 4 * <usize>l, sum, left);
  }
}
