import { loadPartial, storePartial } from './partial.as';

/** d_k[j] = Σ_i d_scores[i, j]·q[i] and d_v[j] = Σ_i p[i, j]·d_out[i], four keys at a time. */
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
): void {
  const headBytes: usize = 4 * <usize>head_width;
  const stride = <usize>heads * headBytes;
  const square: usize = 4 * <usize>(queries * context);
  for (let b = 0; b < examples; b++) {
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
    for (let l = 0; l < width; l += 4) {
      const left = width - l;
      let s0 = f32x4.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      let w = weights + 4 * <usize>j;
      let row = x + 4 * <usize>l;
      for (let i = 0; i < queries; i++) {
        const four = loadPartial(w, keys);
        if (v128.any_true(f32x4.ne(four, f32x4.splat(0)))) {
          const a = loadPartial(row, left);
          s0 = f32x4.add(s0, f32x4.mul(v128.shuffle<f32>(four, four, 0, 0, 0, 0), a));
          s1 = f32x4.add(s1, f32x4.mul(v128.shuffle<f32>(four, four, 1, 1, 1, 1), a));
          s2 = f32x4.add(s2, f32x4.mul(v128.shuffle<f32>(four, four, 2, 2, 2, 2), a));
          s3 = f32x4.add(s3, f32x4.mul(v128.shuffle<f32>(four, four, 3, 3, 3, 3), a));
        }
        w += rowBytes;
        row += stride;
      }
      const to = out + <usize>j * stride + 4 * <usize>l;
      storePartial(to, s0, left);
      if (keys > 1) storePartial(to + stride, s1, left);
      if (keys > 2) storePartial(to + 2 * stride, s2, left);
      if (keys > 3) storePartial(to + 3 * stride, s3, left);
    }
  }
}
