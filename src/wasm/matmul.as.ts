import { Activation } from './activation.as';
import { BLOCK_K, BLOCK_N, PANEL_A, PANEL_B, scratch, ZEROS } from './memory-map.as';
import { packColumns, packRows } from './pack.as';
import { loadPartial, storePartial } from './partial.as';
import { tile4, tile8 } from './tile.as';

/**
 * out = act(A·B + bias) + residual, or out += that; see the twin. B is packed a (BLOCK_K, BLOCK_N) block
 * at a time, A four rows at a time; tiles of 4×8 sums then run over packed panels that stay in cache.
 * Sums over blocks of k meet in `out`, or in `pre` where there is an activation. A unit is four rows, or 16
 * columns where there are more columns than rows.
 */
export function matmul(
  m: i32,
  n: i32,
  k: i32,
  transpose_a: i32,
  transpose_b: i32,
  accumulate: i32,
  has_bias: i32,
  has_residual: i32,
  has_activation: i32,
  a: usize,
  b: usize,
  bias: usize,
  residual: usize,
  out: usize,
  pre: usize,
  activation: i32,
  from: i32,
  to: i32,
): void {
  const byColumns = n > m;
  const firstRow = byColumns ? 0 : 4 * from;
  const endRow = byColumns ? m : min(m, 4 * to);
  const firstColumn = byColumns ? 16 * from : 0;
  const endColumn = byColumns ? min(n, 16 * to) : n;
  const panelA = scratch + PANEL_A;
  const sums = has_activation ? pre : out;
  const rowBytes: usize = 4 * <usize>n;
  const addFirst = accumulate != 0 && !has_activation;
  const unfinished = (has_bias | has_residual | has_activation) != 0;

  for (let n0 = firstColumn; n0 < endColumn; n0 += BLOCK_N) {
    const columns = min(BLOCK_N, endColumn - n0);
    for (let k0 = 0; k0 < k; k0 += BLOCK_K) {
      const length = min(BLOCK_K, k - k0);
      const last = k0 + length == k;
      packB(b, n, k, transpose_b, n0, columns, k0, length);
      for (let i = firstRow; i < endRow; i += 4) {
        const rows = min(4, endRow - i);
        if (transpose_a)
          packColumns(a + 4 * (<usize>k0 * m + i), 4 * <usize>m, rows, length, panelA, 16);
        else packRows(a + 4 * (<usize>i * k + k0), 4 * <usize>k, rows, length, panelA, 16);
        const tiles = sums + <usize>i * rowBytes + 4 * <usize>n0;
        multiplyPanels(length, tiles, rowBytes, rows, columns, k0 > 0 || addFirst);
        if (!last || !unfinished) continue;
        for (let r = 0; r < rows; r++) {
          const at = <usize>(i + r) * rowBytes + 4 * <usize>n0;
          finish(
            columns,
            sums + at,
            has_bias ? bias + 4 * <usize>n0 : ZEROS,
            has_residual ? residual + at : ZEROS,
            has_activation && accumulate ? out + at : ZEROS,
            out + at,
            has_activation ? activation : 0,
          );
        }
      }
    }
  }
}

/** Columns n0 … n0 + columns and rows k0 … k0 + length of B, as panels of 8 columns; a last one of 4 if that will do. */
function packB(
  b: usize,
  n: i32,
  k: i32,
  transposed: i32,
  n0: i32,
  columns: i32,
  k0: i32,
  length: i32,
): void {
  let to = scratch + PANEL_B;
  for (let j = 0; j < columns;) {
    const step: usize = columns - j > 4 ? 32 : 16;
    for (let half: usize = 0; half < step; half += 16) {
      const left = min(4, columns - j);
      if (left <= 0) break;
      if (transposed)
        packRows(b + 4 * (<usize>(n0 + j) * k + k0), 4 * <usize>k, left, length, to + half, step);
      else
        packColumns(b + 4 * (<usize>k0 * n + n0 + j), 4 * <usize>n, left, length, to + half, step);
      j += 4;
    }
    to += step * length;
  }
}

/** The packed four rows of A times every packed panel of B. */
function multiplyPanels(
  length: i32,
  out: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  add: bool,
): void {
  const panelA = scratch + PANEL_A;
  let panel = scratch + PANEL_B;
  let j = 0;
  for (; j + 4 < columns; j += 8) {
    tile8(panelA, panel, length, out + 4 * <usize>j, stride, rows, min(8, columns - j), add);
    panel += 32 * <usize>length;
  }
  if (j < columns) tile4(panelA, panel, length, out + 4 * <usize>j, stride, rows, columns - j, add);
}

/**
 * One row of out = act(sums + bias) + residual + earlier, where sums keeps what the activation is applied to;
 * without one, sums is out. Rows that do not take part are ZEROS.
 */
function finish(
  columns: i32,
  sums: usize,
  bias: usize,
  residual: usize,
  earlier: usize,
  out: usize,
  activation: i32,
): void {
  let at: usize = 0;
  const end: usize = 4 * <usize>(columns & -4);
  for (; at < end; at += 16) {
    let x = f32x4.add(v128.load(sums + at), v128.load(bias + at));
    if (activation) {
      v128.store(sums + at, x);
      x = Activation.value(activation, x);
    }
    x = f32x4.add(x, v128.load(residual + at));
    v128.store(out + at, f32x4.add(x, v128.load(earlier + at)));
  }
  const left = columns & 3;
  if (!left) return;
  let x = f32x4.add(loadPartial(sums + at, left), loadPartial(bias + at, left));
  if (activation) {
    storePartial(sums + at, x, left);
    x = Activation.value(activation, x);
  }
  x = f32x4.add(x, loadPartial(residual + at, left));
  storePartial(out + at, f32x4.add(x, loadPartial(earlier + at, left)), left);
}
