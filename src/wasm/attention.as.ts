import { dots4 } from './dots.as';
import { Exp } from './exp.as';
import { firstLanes, maxLanes, pin, sumLanes } from './lanes.as';
import { loadPartial, storePartial } from './partial.as';
import { weightedRows } from './weighted_rows.as';

/**
 * Causal attention; see the twin for shapes. Each step runs over all rows of an example before the next one
 * does: rows do not wait for each other, while a row's softmax waits for its scores. A unit is an example.
 */
export function attention(
  examples: i32,
  queries: i32,
  context: i32,
  heads: i32,
  head_width: i32,
  slots: i32,
  record: i32,
  record_offset: i32,
  batch: usize,
  q: usize,
  k: usize,
  v: usize,
  probabilities: usize,
  out: usize,
  from: i32,
  to: i32,
): void {
  const headBytes: usize = 4 * <usize>head_width;
  const stride = <usize>heads * headBytes;
  const scale: f32 = 1 / sqrt<f32>(<f32>head_width);
  const rowBytes: usize = 4 * <usize>context;
  probabilities += <usize>from * heads * queries * rowBytes;
  for (let b = from; b < to; b++) {
    const positions = batch + 4 * <usize>(b * record + record_offset);
    const queryAt = <usize>(b * queries) * stride;
    const keyAt = <usize>(b * context) * stride;

    let row = probabilities;
    for (let h = 0; h < heads; h++) {
      const head = <usize>h * headBytes;
      for (let i = 0; i < queries; i++) {
        const count = slots > 0 ? 1 + load<i32>(positions + 4 * <usize>i) : 1 + i;
        const at = queryAt + <usize>i * stride + head;
        scores(q + at, k + keyAt + head, stride, count, head_width, scale, row);
        row += rowBytes;
      }
    }
    row = probabilities;
    for (let h = 0; h < heads; h++) {
      for (let i = 0; i < queries; i++) {
        softmax(row, slots > 0 ? 1 + load<i32>(positions + 4 * <usize>i) : 1 + i, context);
        row += rowBytes;
      }
    }
    row = probabilities;
    for (let h = 0; h < heads; h++) {
      const head = <usize>h * headBytes;
      for (let i = 0; i < queries; i++) {
        const count = slots > 0 ? 1 + load<i32>(positions + 4 * <usize>i) : 1 + i;
        const at = queryAt + <usize>i * stride + head;
        weightedRows(row, v + keyAt + head, stride, count, head_width, out + at);
        row += rowBytes;
      }
    }
    probabilities = row;
  }
}

/** row[j] = scale·q·k_j for j < count. */
function scores(
  q: usize,
  k: usize,
  stride: usize,
  count: i32,
  width: i32,
  scale: f32,
  row: usize,
): void {
  for (let j = 0; j < count; j += 4) {
    const left = count - j;
    const score = f32x4.mul(dots4(q, k, stride, left, width), f32x4.splat(scale));
    storePartial(row + 4 * <usize>j, score, left);
    k += 4 * stride;
  }
}

/** Softmax of the first `count` of a row in place, and 0 up to `length`. */
function softmax(row: usize, count: i32, length: i32): void {
  let largest = f32x4.splat(-3e38);
  for (let j = 0; j < count; j += 4) {
    const left = count - j;
    const x = loadPartial(row + 4 * <usize>j, left);
    largest = f32x4.pmax(largest, v128.bitselect(x, largest, firstLanes(left)));
  }
  const max = pin(maxLanes(largest));
  let sum = f32x4.splat(0);
  for (let j = 0; j < count; j += 4) {
    const at = row + 4 * <usize>j;
    const left = count - j;
    const e = v128.and(Exp.of(f32x4.sub(loadPartial(at, left), max)), firstLanes(left));
    sum = f32x4.add(sum, e);
    storePartial(at, e, left);
  }
  const scale = pin(f32x4.div(f32x4.splat(1), sumLanes(sum)));
  for (let j = 0; j < count; j += 4) {
    const at = row + 4 * <usize>j;
    const left = count - j;
    storePartial(at, f32x4.mul(loadPartial(at, left), scale), left);
  }
  for (let j = count; j < length; j++) store<f32>(row + 4 * <usize>j, 0);
}
