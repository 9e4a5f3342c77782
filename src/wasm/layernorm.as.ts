import { firstLanes, pin, sumLanes } from './lanes.as';
import { loadPartial, storePartial } from './partial.as';

/** out = (x − mean)·rstd·scale + bias over each row; stats keeps (mean, rstd). A unit is a row. */
export function layernorm(
  rows: i32,
  width: i32,
  x: usize,
  scale: usize,
  bias: usize,
  out: usize,
  stats: usize,
  from: i32,
  to: i32,
): void {
  x += 4 * <usize>from * width;
  out += 4 * <usize>from * width;
  stats += 8 * <usize>from;
  for (let row = from; row < to; row++) {
    let sum = f32x4.splat(0);
    for (let j = 0; j < width; j += 4)
      sum = f32x4.add(sum, loadPartial(x + 4 * <usize>j, width - j));
    const mean = pin(f32x4.div(sumLanes(sum), f32x4.splat(<f32>width)));

    let squares = f32x4.splat(0);
    for (let j = 0; j < width; j += 4) {
      const left = width - j;
      const d = v128.and(f32x4.sub(loadPartial(x + 4 * <usize>j, left), mean), firstLanes(left));
      squares = f32x4.add(squares, f32x4.mul(d, d));
    }
    const variance = f32x4.div(sumLanes(squares), f32x4.splat(<f32>width));
    const deviation = f32x4.sqrt(f32x4.add(variance, f32x4.splat(1e-5)));
    const rstd = pin(f32x4.div(f32x4.splat(1), deviation));
    v128.store_lane<f32>(stats, mean, 0);
    v128.store_lane<f32>(stats, rstd, 0, 4);

    for (let j = 0; j < width; j += 4) {
      const at: usize = 4 * <usize>j;
      const left = width - j;
      const y = f32x4.mul(f32x4.sub(loadPartial(x + at, left), mean), rstd);
      const scaled = f32x4.mul(y, loadPartial(scale + at, left));
      storePartial(out + at, f32x4.add(scaled, loadPartial(bias + at, left)), left);
    }
    x += 4 * <usize>width;
    out += 4 * <usize>width;
    stats += 8;
  }
}
