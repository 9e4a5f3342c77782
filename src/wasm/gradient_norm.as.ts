import { loadPartial } from './partial.as';

/** out[0] = √Σ g², summed in float64. */
export function gradient_norm(count: i32, gradients: usize, out: usize): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let i = 0; i < count; i += 4) {
    const g = loadPartial(gradients + 4 * <usize>i, count - i);
    const a = f64x2.promote_low_f32x4(g);
    const b = f64x2.promote_low_f32x4(v128.shuffle<f64>(g, g, 1, 0));
    low = f64x2.add(low, f64x2.mul(a, a));
    high = f64x2.add(high, f64x2.mul(b, b));
  }
  const sum = f64x2.add(low, high);
  store<f32>(out, <f32>sqrt(f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
}
