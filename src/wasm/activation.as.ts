import {
  GELU_CUBE,
  GELU_HIGH,
  GELU_LOW,
  GELU_SCALE,
  GELU_SLOPE,
  GELU_SLOPE_SQUARE,
  ONE,
} from './constants.as';
import { Exp } from './exp.as';

// Numbers of the activations of src/activations, known to src/cpu/wasm.ts.
const RELU: i32 = 1;

/** The activations, four at a time. */
export class Activation {
  @inline
  static value(id: i32, x: v128): v128 {
    // NaN < 0 is false, so that NaN stays.
    if (id == RELU) return v128.andnot(x, f32x4.lt(x, f32x4.splat(0)));
    return f32x4.div(x, f32x4.add(Activation.geluPower(x), v128.load(ONE)));
  }

  @inline
  static derivative(id: i32, x: v128): v128 {
    if (id == RELU) return v128.and(f32x4.gt(x, f32x4.splat(0)), v128.load(ONE));
    // With s = ½(1 + tanh u): s + x·s(1 − s)·2u′. Beyond ±20 s(1 − s) is 0 and x² need not overflow.
    const c = f32x4.pmax(f32x4.pmin(x, v128.load(GELU_HIGH)), v128.load(GELU_LOW));
    const e = Activation.geluPower(c);
    const s = f32x4.div(v128.load(ONE), f32x4.add(e, v128.load(ONE)));
    const square = f32x4.mul(f32x4.mul(c, c), v128.load(GELU_SLOPE_SQUARE));
    const slope = f32x4.mul(c, f32x4.add(square, v128.load(GELU_SLOPE)));
    return f32x4.add(s, f32x4.mul(f32x4.mul(slope, s), f32x4.mul(e, s)));
  }

  /** e^(−2u) with u = √(2/π)(x + 0.044715 x³), so that ½(1 + tanh u) = 1/(1 + e^(−2u)). */
  @inline
  private static geluPower(x: v128): v128 {
    const cube = f32x4.mul(f32x4.mul(x, x), v128.load(GELU_CUBE));
    const inner = f32x4.mul(x, f32x4.add(cube, v128.load(ONE)));
    return Exp.of(f32x4.mul(inner, v128.load(GELU_SCALE)));
  }
}
