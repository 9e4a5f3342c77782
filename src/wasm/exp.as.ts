import {
  EXP_HIGH,
  EXP_LOW,
  EXP_SERIES,
  LN2_HIGH,
  LN2_LOW,
  LOG2E,
  ONE,
  ROUND,
} from './constants.as';

/**
 * exp in float32, four at a time: the same bits on every machine. A class, since only methods may be marked for
 * inlining in a file that is TypeScript too.
 */
export class Exp {
  /**
   * eˣ = 2ⁿ·eʳ with n = round(x/ln 2) and r = x − n·ln 2, |r| ≤ ½ ln 2; eʳ as in Cephes' expf. Relative
   * error below 2e-7. 0 below −87.33 (where float32 becomes subnormal), e^88 above 88, NaN for NaN:
   * pmin and pmax keep a NaN in their first place, and cost one instruction each.
   */
  @inline
  static of(x: v128): v128 {
    const low = v128.load(EXP_LOW);
    const tiny = f32x4.lt(x, low);
    const c = f32x4.pmax(f32x4.pmin(x, v128.load(EXP_HIGH)), low);
    const rounded = f32x4.add(f32x4.mul(c, v128.load(LOG2E)), v128.load(ROUND));
    const n = f32x4.sub(rounded, v128.load(ROUND));
    const r = f32x4.sub(
      f32x4.sub(c, f32x4.mul(n, v128.load(LN2_HIGH))),
      f32x4.mul(n, v128.load(LN2_LOW)),
    );
    let p = v128.load(EXP_SERIES);
    p = f32x4.add(f32x4.mul(p, r), v128.load(EXP_SERIES, 16));
    p = f32x4.add(f32x4.mul(p, r), v128.load(EXP_SERIES, 32));
    p = f32x4.add(f32x4.mul(p, r), v128.load(EXP_SERIES, 48));
    p = f32x4.add(f32x4.mul(p, r), v128.load(EXP_SERIES, 64));
    p = f32x4.add(f32x4.mul(p, r), v128.load(EXP_SERIES, 80));
    p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), v128.load(ONE));
    // n's bits, which `rounded` ends with, into the exponent; the rest of them falls off the top.
    const power = i32x4.add(i32x4.shl(rounded, 23), v128.load(ONE));
    return v128.andnot(f32x4.mul(p, power), tiny);
  }
}
