import { dots4 } from './dots.as';
import { pin, sumLanes } from './lanes.as';
import { loadPartial, storePartial } from './partial.as';
import { weightedRows } from './weighted_rows.as';

/** d_scores = p∘(d_p − Σ p∘d_p)/√d with d_p = d_out·vᵀ, and d_q = d_scores·k; see the twin for shapes. A unit is an example. */
export function attention_backward_query(
  examples: i32,
  queries: i32,
  context: i32,
  heads: i32,
  head_width: i32,
  probabilities: usize,
  k: usize,
  v: usize,
  d_out: usize,
  d_scores: usize,
  d_q: usize,
  from: i32,
  to: i32,
): void {
  const headBytes: usize = 4 * <usize>head_width;
  const stride = <usize>heads * headBytes;
  const scale: f32 = 1 / sqrt<f32>(<f32>head_width);
  const before = 4 * <usize>from * heads * queries * context;
  probabilities += before;
  d_scores += before;
  for (let b = from; b < to; b++) {
    for (let h = 0; h < heads; h++) {
      const keys = <usize>(b * context) * stride + <usize>h * headBytes;
      let at = <usize>(b * queries) * stride + <usize>h * headBytes;
      for (let i = 0; i < queries; i++) {
        const count = scoreGradients(
          d_out + at,
          v + keys,
          stride,
          context,
          head_width,
          scale,
          probabilities,
          d_scores,
        );
        weightedRows(d_scores, k + keys, stride, count, head_width, d_q + at);
        probabilities += 4 * <usize>context;
        d_scores += 4 * <usize>context;
        at += stride;
      }
    }
  }
}

/** One row of d_scores. Returns how many keys it reaches: all beyond have p = 0, and so no gradient. */
function scoreGradients(
  d_out: usize,
  v: usize,
  stride: usize,
  context: i32,
  width: i32,
  scale: f32,
  p: usize,
  d_scores: usize,
): i32 {
  let count = context;
  while (count > 1 && load<f32>(p + 4 * <usize>(count - 1)) == 0) count--;
  let sum = f32x4.splat(0);
  for (let j = 0; j < count; j += 4) {
    const at: usize = 4 * <usize>j;
    const left = count - j;
    const d = dots4(d_out, v, stride, left, width);
    sum = f32x4.add(sum, f32x4.mul(loadPartial(p + at, left), d));
    storePartial(d_scores + at, d, left);
    v += 4 * stride;
  }
  const mean = pin(sumLanes(sum));
  for (let j = 0; j < count; j += 4) {
    const at: usize = 4 * <usize>j;
    const left = count - j;
    const d = f32x4.sub(loadPartial(d_scores + at, left), mean);
    const gradient = f32x4.mul(f32x4.mul(loadPartial(p + at, left), d), f32x4.splat(scale));
    storePartial(d_scores + at, gradient, left);
  }
  for (let j = count; j < context; j++) store<f32>(d_scores + 4 * <usize>j, 0);
  return count;
}
