import { multiplyAdd } from './multiply_add.as';
import { loadPartial } from './partial.as';

/**
 * The dot products of one row x with `count` ≤ 4 rows from y on, `stride` bytes apart, as four lanes; beyond
 * `count` the first row stands in. Each sums four interleaved partial sums, in the order (0 + 1) + (2 + 3).
 */
export function dots4(x: usize, y: usize, stride: usize, count: i32, width: i32): v128 {
  const y1 = count > 1 ? y + stride : y;
  const y2 = count > 2 ? y + 2 * stride : y;
  const y3 = count > 3 ? y + 3 * stride : y;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let at: usize = 0;
  const end: usize = 4 * <usize>(width & -4);
  for (; at < end; at += 16) {
    const a = v128.load(x + at);
    s0 = multiplyAdd(a, v128.load(y + at), s0);
    s1 = multiplyAdd(a, v128.load(y1 + at), s1);
    s2 = multiplyAdd(a, v128.load(y2 + at), s2);
    s3 = multiplyAdd(a, v128.load(y3 + at), s3);
  }
  const left = width & 3;
  if (left) {
    const a = loadPartial(x + at, left);
    s0 = multiplyAdd(a, loadPartial(y + at, left), s0);
    s1 = multiplyAdd(a, loadPartial(y1 + at, left), s1);
    s2 = multiplyAdd(a, loadPartial(y2 + at, left), s2);
    s3 = multiplyAdd(a, loadPartial(y3 + at, left), s3);
  }
  // A transpose, summed on the way.
  const low01 = v128.shuffle<f32>(s0, s1, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(s0, s1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(s2, s3, 0, 4, 1, 5);
  const high23 = v128.shuffle<f32>(s2, s3, 2, 6, 3, 7);
  const first = f32x4.add(
    v128.shuffle<f64>(low01, low23, 0, 2),
    v128.shuffle<f64>(low01, low23, 1, 3),
  );
  const second = f32x4.add(
    v128.shuffle<f64>(high01, high23, 0, 2),
    v128.shuffle<f64>(high01, high23, 1, 3),
  );
  return f32x4.add(first, second);
}
