import { exp4 } from './exp.as';

// The activations of src/activations, four at a time. Their numbers are known to src/cpu/wasm.ts.

export const RELU: i32 = 1;
export const GELU: i32 = 2;

// 2√(2/π) and 0.044715.
const S2: f32 = 1.5957691216057308;
const A: f32 = 0.044715;

/** e^(−2u) with u = √(2/π)(x + A·x³), so that ½(1 + tanh u) = 1/(1 + e^(−2u)). */
function geluPower(x: v128): v128 {
  const x2 = f32x4.mul(x, x);
  const inner = f32x4.mul(x, f32x4.add(f32x4.mul(x2, f32x4.splat(A)), f32x4.splat(1)));
  return exp4(f32x4.mul(inner, f32x4.splat(-S2)));
}

export function activationValue(id: i32, x: v128): v128 {
  // NaN < 0 is false, so that NaN stays.
  if (id == RELU) return v128.andnot(x, f32x4.lt(x, f32x4.splat(0)));
  return f32x4.div(x, f32x4.add(geluPower(x), f32x4.splat(1)));
}

export function activationDerivative(id: i32, x: v128): v128 {
  if (id == RELU) return v128.and(f32x4.gt(x, f32x4.splat(0)), f32x4.splat(1));
  // With s = ½(1 + tanh u): s + x·s(1 − s)·2u′. Beyond ±20 s(1 − s) is 0 and x² need not overflow.
  const c = f32x4.pmax(f32x4.pmin(x, f32x4.splat(20)), f32x4.splat(-20));
  const e = geluPower(c);
  const s = f32x4.div(f32x4.splat(1), f32x4.add(e, f32x4.splat(1)));
  const slope = f32x4.add(f32x4.mul(f32x4.mul(c, c), f32x4.splat(3 * A * S2)), f32x4.splat(S2));
  return f32x4.add(s, f32x4.mul(f32x4.mul(f32x4.mul(c, slope), s), f32x4.mul(e, s)));
}
