/** Whether this machine runs WebAssembly with SIMD: validates `() → v128 = i32x4.splat(0)`. */
export function simdSupported(): boolean {
  return (
    typeof WebAssembly === 'object' &&
    WebAssembly.validate(
      // prettier-ignore
      Uint8Array.of(
        0, 97, 115, 109, 1, 0, 0, 0, // "\0asm", version 1
        1, 5, 1, 96, 0, 1, 123, // type: () → v128
        3, 2, 1, 0, // one function of that type
        10, 8, 1, 6, 0, 65, 0, 253, 17, 11, // i32.const 0, i32x4.splat, end
      ),
    )
  );
}
