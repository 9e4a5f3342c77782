// exp in float32, four at a time: the same bits on every machine.

/** 1.5·2²³: a float32 of this size has no fraction bits, so adding it rounds, and its low bits count. */
const ROUND: f32 = 12582912;

/**
 * eˣ = 2ⁿ·eʳ with n = round(x/ln 2) and r = x − n·ln 2, |r| ≤ ½ ln 2; eʳ as in Cephes' expf. Relative
 * error below 2e-7. 0 below −87.33 (where float32 becomes subnormal), e^88 above 88, NaN for NaN:
 * pmin and pmax keep a NaN in their first place, and cost one instruction each.
 */
export function exp4(x: v128): v128 {
  const tiny = f32x4.lt(x, f32x4.splat(-87.33));
  const c = f32x4.pmax(f32x4.pmin(x, f32x4.splat(88)), f32x4.splat(-87.33));
  const rounded = f32x4.add(f32x4.mul(c, f32x4.splat(1.44269504088896341)), f32x4.splat(ROUND));
  const n = f32x4.sub(rounded, f32x4.splat(ROUND));
  // ln 2 in two parts, the first with 9 bits so that n times it is exact.
  const r = f32x4.sub(
    f32x4.sub(c, f32x4.mul(n, f32x4.splat(0.693359375))),
    f32x4.mul(n, f32x4.splat(-2.1219444e-4)),
  );
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
  // n's bits into the exponent; those of ROUND fall off the top.
  const power = i32x4.add(i32x4.shl(rounded, 23), i32x4.splat(0x3f800000));
  return v128.andnot(f32x4.mul(p, power), tiny);
}
