import { loadPartial } from './partial.as';

/**
 * Packs `count` ≤ 4 rows of floats side by side: to[l·step + r] = from[r·stride + l] for l < length.
 * With fewer than four rows, the last stands in for the missing ones: their sums are never stored.
 * Strides and steps are in bytes.
 */
export function packRows(
  from: usize,
  stride: usize,
  count: i32,
  length: i32,
  to: usize,
  step: usize,
): void {
  let r0 = from;
  let r1 = count > 1 ? r0 + stride : r0;
  let r2 = count > 2 ? r1 + stride : r1;
  let r3 = count > 3 ? r2 + stride : r2;
  let l = 0;
  for (; l + 4 <= length; l += 4) {
    const a = v128.load(r0);
    const b = v128.load(r1);
    const c = v128.load(r2);
    const d = v128.load(r3);
    const ab01 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
    const ab23 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
    const cd01 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const cd23 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<f64>(ab01, cd01, 0, 2));
    v128.store(to + step, v128.shuffle<f64>(ab01, cd01, 1, 3));
    v128.store(to + 2 * step, v128.shuffle<f64>(ab23, cd23, 0, 2));
    v128.store(to + 3 * step, v128.shuffle<f64>(ab23, cd23, 1, 3));
    to += 4 * step;
    r0 += 16;
    r1 += 16;
    r2 += 16;
    r3 += 16;
  }
  for (; l < length; l++) {
    store<f32>(to, load<f32>(r0));
    store<f32>(to, load<f32>(r1), 4);
    store<f32>(to, load<f32>(r2), 8);
    store<f32>(to, load<f32>(r3), 12);
    to += step;
    r0 += 4;
    r1 += 4;
    r2 += 4;
    r3 += 4;
  }
}

/** Packs `count` ≤ 4 columns: to[l·step + c] = from[l·stride + c] for l < length, 0 for a missing column. */
export function packColumns(
  from: usize,
  stride: usize,
  count: i32,
  length: i32,
  to: usize,
  step: usize,
): void {
  if (count >= 4) {
    for (let l = 0; l < length; l++) {
      v128.store(to, v128.load(from));
      from += stride;
      to += step;
    }
  } else {
    for (let l = 0; l < length; l++) {
      v128.store(to, loadPartial(from, count));
      from += stride;
      to += step;
    }
  }
}
