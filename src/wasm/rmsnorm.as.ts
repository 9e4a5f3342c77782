import { pin, sumLanes } from './lanes.as';
import { loadPartial, storePartial } from './partial.as';

/** out = x·rrms·scale over each row; stats keeps rrms. A unit is a row. */
export function rmsnorm(
  rows: i32,
  width: i32,
  x: usize,
  scale: usize,
  out: usize,
  stats: usize,
  from: i32,
  to: i32,
): void {
  x += 4 * <usize>from * width;
  out += 4 * <usize>from * width;
  stats += 4 * <usize>from;
  for (let row = from; row < to; row++) {
    let squares = f32x4.splat(0);
    for (let j = 0; j < width; j += 4) {
      const v = loadPartial(x + 4 * <usize>j, width - j);
      squares = f32x4.add(squares, f32x4.mul(v, v));
    }
    const square = f32x4.div(sumLanes(squares), f32x4.splat(<f32>width));
    const root = f32x4.sqrt(f32x4.add(square, f32x4.splat(1e-5)));
    const rrms = pin(f32x4.div(f32x4.splat(1), root));
    v128.store_lane<f32>(stats, rrms, 0);
    for (let j = 0; j < width; j += 4) {
      const at: usize = 4 * <usize>j;
      const left = width - j;
      const y = f32x4.mul(loadPartial(x + at, left), rrms);
      storePartial(out + at, f32x4.mul(y, loadPartial(scale + at, left)), left);
    }
    x += 4 * <usize>width;
    out += 4 * <usize>width;
    stats += 4;
  }
}
