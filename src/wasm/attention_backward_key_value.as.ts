import { multiplyAdd } from './multiply_add.as';
import { loadPartial, storePartial } from './partial.as';

/** d_k[j] = Σ_i d_scores[i, j]·q[i] and d_v[j] = Σ_i p[i, j]·d_out[i], four keys at a time. A unit is an example. */
export function attention_backward_key_value(
  examples: i32,
  queries: i32,
  context: i32,
  heads: i32,
  head_width: i32,
  q: usize,
  probabilities: usize,
  d_scores: usize,
  d_out: usize,
  d_k: usize,
  d_v: usize,
  from: i32,
  to: i32,
): void {
  const headBytes: usize = 4 * <usize>head_width;
  const stride = <usize>heads * headBytes;
  const square: usize = 4 * <usize>(queries * context);
  d_scores += <usize>(from * heads) * square;
  probabilities += <usize>(from * heads) * square;
  for (let b = from; b < to; b++) {
    for (let h = 0; h < heads; h++) {
      const keys = <usize>(b * context) * stride + <usize>h * headBytes;
      const at = <usize>(b * queries) * stride + <usize>h * headBytes;
      transposedProduct(d_scores, q + at, d_k + keys, stride, queries, context, head_width);
      transposedProduct(
        probabilities,
        d_out + at,
        d_v + keys,
        stride,
        queries,
        context,
        head_width,
      );
      d_scores += square;
      probabilities += square;
    }
  }
}

/**
 * out (C, d) = weights (Q, C)ᵀ·x (Q, d), rows of x and out `stride` bytes apart. A query whose weights for a
 * tile of four keys are all 0, as the mask leaves them, is left out.
 */
function transposedProduct(
  weights: usize,
  x: usize,
  out: usize,
  stride: usize,
  queries: i32,
  context: i32,
  width: i32,
): void {
  const rowBytes: usize = 4 * <usize>context;
  for (let j = 0; j < context; j += 4) {
    const keys = min(4, context - j);
    let l = 0;
    for (; l + 8 <= width; l += 8) {
      const to = out + <usize>j * stride + 4 * <usize>l;
      wideTile(weights + 4 * <usize>j, rowBytes, x + 4 * <usize>l, to, stride, queries, keys);
    }
    for (; l < width; l += 4) {
      const to = out + <usize>j * stride + 4 * <usize>l;
      const from = x + 4 * <usize>l;
      tile(weights + 4 * <usize>j, rowBytes, from, to, stride, queries, keys, width - l);
    }
  }
}

/** Of transposedProduct: up to four keys and eight columns. */
function wideTile(
  weights: usize,
  rowBytes: usize,
  x: usize,
  out: usize,
  stride: usize,
  queries: i32,
  keys: i32,
): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (let i = 0; i < queries; i++) {
    const four = loadPartial(weights, keys);
    if (v128.any_true(f32x4.ne(four, f32x4.splat(0)))) {
      const a = v128.load(x);
      const b = v128.load(x, 16);
      const w0 = v128.shuffle<f32>(four, four, 0, 0, 0, 0);
      s00 = multiplyAdd(w0, a, s00);
      s01 = multiplyAdd(w0, b, s01);
      const w1 = v128.shuffle<f32>(four, four, 1, 1, 1, 1);
      s10 = multiplyAdd(w1, a, s10);
      s11 = multiplyAdd(w1, b, s11);
      const w2 = v128.shuffle<f32>(four, four, 2, 2, 2, 2);
      s20 = multiplyAdd(w2, a, s20);
      s21 = multiplyAdd(w2, b, s21);
      const w3 = v128.shuffle<f32>(four, four, 3, 3, 3, 3);
      s30 = multiplyAdd(w3, a, s30);
      s31 = multiplyAdd(w3, b, s31);
    }
    weights += rowBytes;
    x += stride;
  }
  v128.store(out, s00);
  v128.store(out, s01, 16);
  if (keys < 2) return;
  v128.store(out + stride, s10);
  v128.store(out + stride, s11, 16);
  if (keys < 3) return;
  v128.store(out + 2 * stride, s20);
  v128.store(out + 2 * stride, s21, 16);
  if (keys < 4) return;
  v128.store(out + 3 * stride, s30);
  v128.store(out + 3 * stride, s31, 16);
}

/** Of transposedProduct: up to four keys and four columns. */
function tile(
  weights: usize,
  rowBytes: usize,
  x: usize,
  out: usize,
  stride: usize,
  queries: i32,
  keys: i32,
  columns: i32,
): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let i = 0; i < queries; i++) {
    const four = loadPartial(weights, keys);
    if (v128.any_true(f32x4.ne(four, f32x4.splat(0)))) {
      const a = loadPartial(x, columns);
      s0 = multiplyAdd(v128.shuffle<f32>(four, four, 0, 0, 0, 0), a, s0);
      s1 = multiplyAdd(v128.shuffle<f32>(four, four, 1, 1, 1, 1), a, s1);
      s2 = multiplyAdd(v128.shuffle<f32>(four, four, 2, 2, 2, 2), a, s2);
      s3 = multiplyAdd(v128.shuffle<f32>(four, four, 3, 3, 3, 3), a, s3);
    }
    weights += rowBytes;
    x += stride;
  }
  storePartial(out, s0, columns);
  if (keys > 1) storePartial(out + stride, s1, columns);
  if (keys > 2) storePartial(out + 2 * stride, s2, columns);
  if (keys > 3) storePartial(out + 3 * stride, s3, columns);
}
