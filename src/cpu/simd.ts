/** Whether this machine runs WebAssembly with SIMD: validates `() → v128 = i32x4.splat(0)`. */
export function simdSupported(): boolean {
  return validates(65, 0, 253, 17); // i32.const 0, i32x4.splat
}

/** The same with relaxed SIMD: `f32x4.relaxed_madd` of three times that. */
export function relaxedSimdSupported(): boolean {
  const zero = [65, 0, 253, 17];
  return validates(...zero, ...zero, ...zero, 253, 133, 2);
}

/** Whether a function `() → v128` of these instructions is valid. */
function validates(...body: number[]): boolean {
  return (
    typeof WebAssembly === 'object' &&
    WebAssembly.validate(
      // prettier-ignore
      Uint8Array.of(
        0, 97, 115, 109, 1, 0, 0, 0, // "\0asm", version 1
        1, 5, 1, 96, 0, 1, 123, // type: () → v128
        3, 2, 1, 0, // one function of that type
        10, body.length + 4, 1, body.length + 2, 0, ...body, 11, // its code, with no locals; end
      ),
    )
  );
}
