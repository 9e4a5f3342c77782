import { LANES } from './constants.as';
import { PIN, scratch } from './memory-map.as';

// Across the four lanes of a vector.

/** Their sum in every lane, in the order (0 + 2) + (1 + 3). */
export function sumLanes(x: v128): v128 {
  const halves = f32x4.add(x, v128.shuffle<f64>(x, x, 1, 0));
  return f32x4.add(halves, v128.shuffle<f32>(halves, halves, 1, 0, 3, 2));
}

/** The largest, of four that are not NaN, in every lane. */
export function maxLanes(x: v128): v128 {
  const halves = f32x4.pmax(x, v128.shuffle<f64>(x, x, 1, 0));
  return f32x4.pmax(halves, v128.shuffle<f32>(halves, halves, 1, 0, 3, 2));
}

/** All bits of the first `count` lanes. */
export function firstLanes(count: i32): v128 {
  return v128.load(LANES + 16 * <usize>min(count, 4));
}

/**
 * x, by way of memory. An engine may move a computation to where its result is used, into a loop even, and do
 * it over each time; a load it leaves where it is.
 */
export function pin(x: v128): v128 {
  v128.store(scratch + PIN, x);
  return v128.load(scratch + PIN);
}
