import { pin, sumLanes } from './lanes.as';
import { loadPartial, storePartial } from './partial.as';

/** d_x = rrms·(g − x̂·mean(g·x̂)) with g = d_out·scale and x̂ = x·rrms. A unit is a row. */
export function rmsnorm_backward(
  rows: i32,
  width: i32,
  accumulate: i32,
  x: usize,
  stats: usize,
  scale: usize,
  d_out: usize,
  d_x: usize,
  from: i32,
  to: i32,
): void {
  x += 4 * <usize>from * width;
  d_out += 4 * <usize>from * width;
  d_x += 4 * <usize>from * width;
  stats += 4 * <usize>from;
  for (let row = from; row < to; row++) {
    const rrms = v128.load32_splat(stats);
    let sumGX = f32x4.splat(0);
    for (let j = 0; j < width; j += 4) {
      const at: usize = 4 * <usize>j;
      const left = width - j;
      const g = f32x4.mul(loadPartial(d_out + at, left), loadPartial(scale + at, left));
      sumGX = f32x4.add(sumGX, f32x4.mul(g, f32x4.mul(loadPartial(x + at, left), rrms)));
    }
    const meanGX = pin(f32x4.div(sumLanes(sumGX), f32x4.splat(<f32>width)));
    for (let j = 0; j < width; j += 4) {
      const at: usize = 4 * <usize>j;
      const left = width - j;
      const g = f32x4.mul(loadPartial(d_out + at, left), loadPartial(scale + at, left));
      const y = f32x4.mul(loadPartial(x + at, left), rrms);
      let d = f32x4.mul(rrms, f32x4.sub(g, f32x4.mul(y, meanGX)));
      if (accumulate) d = f32x4.add(loadPartial(d_x + at, left), d);
      storePartial(d_x + at, d, left);
    }
    x += 4 * <usize>width;
    d_out += 4 * <usize>width;
    d_x += 4 * <usize>width;
    stats += 4;
  }
}
