import { CONSTANTS } from './memory-map.as';

// Vectors that inner loops load from memory: a constant in the code would be built anew each time, in
// three instructions, since engines do not keep it in a register across a loop.

/** The first 0, 1, 2, 3 and 4 lanes. */
export const LANES: usize = CONSTANTS;
export const ONE: usize = CONSTANTS + 80;
export const EXP_LOW: usize = CONSTANTS + 96;
export const EXP_HIGH: usize = CONSTANTS + 112;
export const ROUND: usize = CONSTANTS + 128;
export const LOG2E: usize = CONSTANTS + 144;
export const LN2_HIGH: usize = CONSTANTS + 160;
export const LN2_LOW: usize = CONSTANTS + 176;
/** Coefficients of r⁷ down to r², 16 bytes apart. */
export const EXP_SERIES: usize = CONSTANTS + 192;
export const GELU_CUBE: usize = CONSTANTS + 288;
export const GELU_SCALE: usize = CONSTANTS + 304;
export const GELU_SLOPE: usize = CONSTANTS + 320;
export const GELU_SLOPE_SQUARE: usize = CONSTANTS + 336;
export const GELU_LOW: usize = CONSTANTS + 352;
export const GELU_HIGH: usize = CONSTANTS + 368;

function set(at: usize, value: f32): void {
  v128.store(at, f32x4.splat(value));
}

// Runs once, when the module is instantiated.
for (let count = 0; count <= 4; count++) {
  v128.store(LANES + 16 * <usize>count, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count)));
}
set(ONE, 1);
set(EXP_LOW, -87.33);
set(EXP_HIGH, 88);
// 1.5·2²³: a float32 of this size has no fraction bits, so adding it rounds.
set(ROUND, 12582912);
set(LOG2E, 1.44269504088896341);
// ln 2 in two parts, the first with 9 bits so that n times it is exact.
set(LN2_HIGH, 0.693359375);
set(LN2_LOW, -2.1219444e-4);
set(EXP_SERIES, 1.98756915e-4);
set(EXP_SERIES + 16, 1.3981999507e-3);
set(EXP_SERIES + 32, 8.3334519073e-3);
set(EXP_SERIES + 48, 4.1665795894e-2);
set(EXP_SERIES + 64, 1.6666665459e-1);
set(EXP_SERIES + 80, 5.0000001201e-1);
// u = √(2/π)(x + 0.044715 x³), its double negated, and its double's slope.
set(GELU_CUBE, 0.044715);
set(GELU_SCALE, -1.5957691216057308);
set(GELU_SLOPE, 1.5957691216057308);
set(GELU_SLOPE_SQUARE, 3 * 0.044715 * 1.5957691216057308);
set(GELU_LOW, -20);
set(GELU_HIGH, 20);
