import { loadPartial, storePartial } from './partial.as';

/** d_scale[j] = Σ_rows d_out·x·rrms. A unit is 16 columns. */
export function rmsnorm_backward_parameters(
  rows: i32,
  width: i32,
  x: usize,
  stats: usize,
  d_out: usize,
  d_scale: usize,
  from: i32,
  to: i32,
): void {
  const stride: usize = 4 * <usize>width;
  const end = min(width, 16 * to);
  for (let j = 16 * from; j < end; j += 4) {
    const left = width - j;
    let sum = f32x4.splat(0);
    let xAt = x + 4 * <usize>j;
    let dAt = d_out + 4 * <usize>j;
    for (let row = 0; row < rows; row++) {
      const y = f32x4.mul(loadPartial(xAt, left), v128.load32_splat(stats + 4 * <usize>row));
      sum = f32x4.add(sum, f32x4.mul(loadPartial(dAt, left), y));
      xAt += stride;
      dAt += stride;
    }
    storePartial(d_scale + 4 * <usize>j, sum, left);
  }
}
