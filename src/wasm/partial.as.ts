// Loads and stores of the first `count` of four floats, for the tail of a row. Lanes not loaded are 0.

export function loadPartial(from: usize, count: i32): v128 {
  if (count >= 4) return v128.load(from);
  if (count == 3) return v128.load_lane<f32>(from + 8, v128.load64_zero(from), 2);
  if (count == 2) return v128.load64_zero(from);
  return v128.load32_zero(from);
}

export function storePartial(to: usize, value: v128, count: i32): void {
  if (count >= 4) {
    v128.store(to, value);
    return;
  }
  if (count >= 2) v128.store_lane<u64>(to, value, 0);
  if (count == 3) v128.store_lane<f32>(to + 8, value, 2);
  else if (count == 1) v128.store_lane<f32>(to, value, 0);
}
