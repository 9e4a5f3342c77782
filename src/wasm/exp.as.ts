// exp in float32, four at a time: the same bits on every machine.

/**
 * eˣ = 2ⁿ·eʳ with n = round(x/ln 2) and r = x − n·ln 2, |r| ≤ ½ ln 2; eʳ as in Cephes' expf. Relative
 * error below 1.5e-7. 0 below −87.33 (where float32 becomes subnormal), e^88 above 88, NaN for NaN.
 */
export function exp4(x: v128): v128 {
  const tiny = f32x4.lt(x, f32x4.splat(-87.33));
  const c = f32x4.max(f32x4.min(x, f32x4.splat(88)), f32x4.splat(-87.33));
  const n = f32x4.nearest(f32x4.mul(c, f32x4.splat(1.44269504088896341)));
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
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return v128.andnot(f32x4.mul(p, power), tiny);
}
