import { TILE } from './memory-map.as';
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
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < columns; j += 4) {
      const to = out + 4 * <usize>j;
      const left = columns - j;
      const sum = v128.load(TILE + <usize>r * width + 4 * <usize>j);
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
    s00 = f32x4.add(s00, f32x4.mul(a0, b0));
    s01 = f32x4.add(s01, f32x4.mul(a0, b1));
    const a1 = v128.load32_splat(a, 4);
    s10 = f32x4.add(s10, f32x4.mul(a1, b0));
    s11 = f32x4.add(s11, f32x4.mul(a1, b1));
    const a2 = v128.load32_splat(a, 8);
    s20 = f32x4.add(s20, f32x4.mul(a2, b0));
    s21 = f32x4.add(s21, f32x4.mul(a2, b1));
    const a3 = v128.load32_splat(a, 12);
    s30 = f32x4.add(s30, f32x4.mul(a3, b0));
    s31 = f32x4.add(s31, f32x4.mul(a3, b1));
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
  v128.store(TILE, s00);
  v128.store(TILE + 16, s01);
  v128.store(TILE + 32, s10);
  v128.store(TILE + 48, s11);
  v128.store(TILE + 64, s20);
  v128.store(TILE + 80, s21);
  v128.store(TILE + 96, s30);
  v128.store(TILE + 112, s31);
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
    s0 = f32x4.add(s0, f32x4.mul(v128.load32_splat(a), b0));
    s1 = f32x4.add(s1, f32x4.mul(v128.load32_splat(a, 4), b0));
    s2 = f32x4.add(s2, f32x4.mul(v128.load32_splat(a, 8), b0));
    s3 = f32x4.add(s3, f32x4.mul(v128.load32_splat(a, 12), b0));
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
  v128.store(TILE, s0);
  v128.store(TILE + 16, s1);
  v128.store(TILE + 32, s2);
  v128.store(TILE + 48, s3);
  putPart(16, out, stride, rows, columns, add);
}
