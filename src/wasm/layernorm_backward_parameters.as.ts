import { loadPartial, storePartial } from './partial.as';

/** d_scale[j] = Σ_rows d_out·x̂ and d_bias[j] = Σ_rows d_out, 8 columns at a time. A unit is 16. */
export function layernorm_backward_parameters(
  rows: i32,
  width: i32,
  bias_at: i32,
  x: usize,
  stats: usize,
  d_out: usize,
  d_scale: usize,
  from: i32,
  to: i32,
): void {
  const d_bias = d_scale + 4 * <usize>bias_at;
  const stride: usize = 4 * <usize>width;
  const end = min(width, 16 * to);
  for (let j = 16 * from; j < end; j += 8) {
    const left = width - j;
    // A second half beyond the row repeats the first, and is not stored.
    const second: usize = left > 4 ? 16 : 0;
    const leftSecond = left > 4 ? left - 4 : left;
    let scale0 = f32x4.splat(0);
    let scale1 = scale0;
    let bias0 = scale0;
    let bias1 = scale0;
    let xAt = x + 4 * <usize>j;
    let dAt = d_out + 4 * <usize>j;
    let statsAt = stats;
    for (let row = 0; row < rows; row++) {
      const mean = v128.load32_splat(statsAt);
      const rstd = v128.load32_splat(statsAt, 4);
      const g0 = loadPartial(dAt, left);
      const g1 = loadPartial(dAt + second, leftSecond);
      const y0 = f32x4.mul(f32x4.sub(loadPartial(xAt, left), mean), rstd);
      const y1 = f32x4.mul(f32x4.sub(loadPartial(xAt + second, leftSecond), mean), rstd);
      scale0 = f32x4.add(scale0, f32x4.mul(g0, y0));
      scale1 = f32x4.add(scale1, f32x4.mul(g1, y1));
      bias0 = f32x4.add(bias0, g0);
      bias1 = f32x4.add(bias1, g1);
      xAt += stride;
      dAt += stride;
      statsAt += 8;
    }
    const at: usize = 4 * <usize>j;
    storePartial(d_scale + at, scale0, left);
    storePartial(d_bias + at, bias0, left);
    if (left <= 4) return;
    storePartial(d_scale + at + 16, scale1, left - 4);
    storePartial(d_bias + at + 16, bias1, left - 4);
  }
}
