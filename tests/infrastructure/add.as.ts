// A fixture: the smallest module that uses imported memory and SIMD.
// asc: --initialMemory 1

export function add(a: i32, b: i32): i32 {
  return a + b;
}

/** Adds four floats at b to four at a. */
export function addInto(a: usize, b: usize): void {
  v128.store(a, f32x4.add(v128.load(a), v128.load(b)));
}
