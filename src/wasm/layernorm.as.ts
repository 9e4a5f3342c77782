import { firstLanes, sumLanes } from './lanes.as';
import { loadPartial, storePartial } from './partial.as';

/** out = (x − mean)·rstd·scale + bias over each row; stats keeps (mean, rstd). */
export function layernorm(
  rows: i32,
  width: i32,
  x: usize,
  scale: usize,
  bias: usize,
  out: usize,
  stats: usize,
): void {
  for (let row = 0; row < rows; row++) {
    let sum = f32x4.splat(0);
    for (let j = 0; j < width; j += 4)
      sum = f32x4.add(sum, loadPartial(x + 4 * <usize>j, width - j));
    const mean = sumLanes(sum) / <f32>width;
    const mean4 = f32x4.splat(mean);

    let squares = f32x4.splat(0);
    for (let j = 0; j < width; j += 4) {
      const left = width - j;
      const d = v128.and(f32x4.sub(loadPartial(x + 4 * <usize>j, left), mean4), firstLanes(left));
      squares = f32x4.add(squares, f32x4.mul(d, d));
    }
    const rstd: f32 = 1 / sqrt<f32>(sumLanes(squares) / <f32>width + 1e-5);
    const rstd4 = f32x4.splat(rstd);
    store<f32>(stats, mean);
    store<f32>(stats, rstd, 4);

    for (let j = 0; j < width; j += 4) {
      const at: usize = 4 * <usize>j;
      const left = width - j;
      const y = f32x4.mul(f32x4.sub(loadPartial(x + at, left), mean4), rstd4);
      const scaled = f32x4.mul(y, loadPartial(scale + at, left));
      storePartial(out + at, f32x4.add(scaled, loadPartial(bias + at, left)), left);
    }
    x += 4 * <usize>width;
    out += 4 * <usize>width;
    stats += 8;
  }
}
