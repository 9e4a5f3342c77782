import { scratch, TILE } from './memory-map.as';
import { multiplyAdd } from './multiply_add.as';
import { storePartial, loadPartial } from './partial.as';

// The inner loops of matmul: a tile of sums in registers, over packed panels. Each sum runs over its
// block in order, so its bits depend on nothing but the numbers and k.

/** Stores a tile row of four sums, or adds it to what is there. */
function put(to: usize, sum: v128, add: bool): void {
  v128.store(to, add ? f32x4.add(v128.load(to), sum) : sum);
}

/** Copies rows × columns sums of TILE, whose rows are `width` bytes long. */
function putPart(
  width: usize,
  out: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  add: bool,
): void {
  const tile = scratch + TILE;
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < columns; j += 4) {
      const to = out + 4 * <usize>j;
      const left = columns - j;
      const sum = v128.load(tile + <usize>r * width + 4 * <usize>j);
      storePartial(to, add ? f32x4.add(loadPartial(to, left), sum) : sum, left);
    }
    out += stride;
  }
}

/** out (rows ≤ 4, columns ≤ 8) = or += Σ_l a[l, :]ᵀ·b[l, :] with panels a (length, 4), b (length, 8). */
export function tile8(
  a: usize,
  b: usize,
  length: i32,
  out: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  add: bool,
): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  const end = a + 16 * <usize>length;
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    s00 = multiplyAdd(a0, b0, s00);
    s01 = multiplyAdd(a0, b1, s01);
    const a1 = v128.load32_splat(a, 4);
    s10 = multiplyAdd(a1, b0, s10);
    s11 = multiplyAdd(a1, b1, s11);
    const a2 = v128.load32_splat(a, 8);
    s20 = multiplyAdd(a2, b0, s20);
    s21 = multiplyAdd(a2, b1, s21);
    const a3 = v128.load32_splat(a, 12);
    s30 = multiplyAdd(a3, b0, s30);
    s31 = multiplyAdd(a3, b1, s31);
    a += 16;
    b += 32;
  }
  if (rows == 4 && columns == 8) {
    put(out, s00, add);
    put(out + 16, s01, add);
    out += stride;
    put(out, s10, add);
    put(out + 16, s11, add);
    out += stride;
    put(out, s20, add);
    put(out + 16, s21, add);
    out += stride;
    put(out, s30, add);
    put(out + 16, s31, add);
    return;
  }
  const tile = scratch + TILE;
  v128.store(tile, s00);
  v128.store(tile, s01, 16);
  v128.store(tile, s10, 32);
  v128.store(tile, s11, 48);
  v128.store(tile, s20, 64);
  v128.store(tile, s21, 80);
  v128.store(tile, s30, 96);
  v128.store(tile, s31, 112);
  putPart(32, out, stride, rows, columns, add);
}

/** The same with at most 4 columns and a panel b (length, 4). */
export function tile4(
  a: usize,
  b: usize,
  length: i32,
  out: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  add: bool,
): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const end = a + 16 * <usize>length;
  while (a < end) {
    const b0 = v128.load(b);
    s0 = multiplyAdd(v128.load32_splat(a), b0, s0);
    s1 = multiplyAdd(v128.load32_splat(a, 4), b0, s1);
    s2 = multiplyAdd(v128.load32_splat(a, 8), b0, s2);
    s3 = multiplyAdd(v128.load32_splat(a, 12), b0, s3);
    a += 16;
    b += 16;
  }
  if (rows == 4 && columns == 4) {
    put(out, s0, add);
    put(out + stride, s1, add);
    put(out + 2 * stride, s2, add);
    put(out + 3 * stride, s3, add);
    return;
  }
  const tile = scratch + TILE;
  v128.store(tile, s0);
  v128.store(tile, s1, 16);
  v128.store(tile, s2, 32);
  v128.store(tile, s3, 48);
  putPart(16, out, stride, rows, columns, add);
}
