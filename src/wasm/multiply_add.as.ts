/**
 * a·b + c. In a build for relaxed SIMD the machine may round once instead of twice, which takes half the time;
 * `fused` says whether it does.
 */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** Whether multiplyAdd rounds once, from a case in which that shows: (1 + 2⁻¹²)² − 1 − 2⁻¹¹ = 2⁻²⁴, or 0. */
export function fused(): bool {
  const a = f32x4.splat(1 + 1 / 4096);
  const c = f32x4.splat(-1 - 1 / 2048);
  return f32x4.extract_lane(multiplyAdd(a, a, c), 0) != 0;
}
