import { LANES } from './constants.as';

// Across the four lanes of a vector.

/** Sum, in the order (0 + 2) + (1 + 3). */
export function sumLanes(x: v128): f32 {
  const halves = f32x4.add(x, v128.shuffle<f64>(x, x, 1, 0));
  return f32x4.extract_lane(halves, 0) + f32x4.extract_lane(halves, 1);
}

/** Largest of four that are not NaN. */
export function maxLanes(x: v128): f32 {
  const halves = f32x4.pmax(x, v128.shuffle<f64>(x, x, 1, 0));
  return max<f32>(f32x4.extract_lane(halves, 0), f32x4.extract_lane(halves, 1));
}

/** All bits of the first `count` lanes. */
export function firstLanes(count: i32): v128 {
  return v128.load(LANES + 16 * <usize>min(count, 4));
}
