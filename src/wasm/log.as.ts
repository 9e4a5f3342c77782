/**
 * ln x for x ≥ 1 in float64, as fdlibm's: x = 2ᵏ·(1 + f) with √½ < 1 + f < √2, s = f/(2 + f) and
 * ln(1 + f) = f − ½f² + s(½f² + R(s²)). NaN for NaN.
 */
export function log(x: f64): f64 {
  if (!(x < Infinity)) return x;
  const bits = reinterpret<u64>(x);
  // Rounds the exponent up where the mantissa is above √2.
  const shifted = bits + (0x3ff0000000000000 - 0x3fe6a09e00000000);
  const k = <f64>(<i32>(shifted >> 52) - 0x3ff);
  const f = reinterpret<f64>((shifted & 0x000fffffffffffff) + 0x3fe6a09e00000000) - 1;
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even =
    w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const rest = s * (half + even + odd);
  return k * 6.9314718036912381649e-1 + (k * 1.90821492927058770002e-10 + rest - half + f);
}
