import { loadPartial, storePartial } from './partial.as';

/** The least normal float32. */
const LEAST: f32 = 1.17549435e-38;

/**
 * See the twin; every operation in float32, in its order. A unit is 16 elements. Moments too small for a normal
 * number become 0: of a neuron that is never active they fade for good, and a processor is slow with such numbers.
 */
export function adamw(
  count: i32,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  epsilon: f32,
  clip_norm: f32,
  gradients: usize,
  hyper: usize,
  norm: usize,
  parameters: usize,
  mean: usize,
  square: usize,
  from: i32,
  to: i32,
): void {
  const clip: f32 = clip_norm > 0 ? min<f32>(1, clip_norm / (load<f32>(norm) + 1e-6)) : 1;
  const decay = v128.load32_splat(hyper, 4);
  const step = v128.load32_splat(hyper, 8);
  const root = v128.load32_splat(hyper, 12);
  const end = min(count, 16 * to);
  for (let i = 16 * from; i < end; i += 4) {
    const at: usize = 4 * <usize>i;
    const left = count - i;
    const g = f32x4.mul(loadPartial(gradients + at, left), f32x4.splat(clip));
    const m = withoutSubnormals(
      f32x4.add(
        f32x4.mul(f32x4.splat(beta1), loadPartial(mean + at, left)),
        f32x4.mul(f32x4.splat(rest1), g),
      ),
    );
    const v = withoutSubnormals(
      f32x4.add(
        f32x4.mul(f32x4.splat(beta2), loadPartial(square + at, left)),
        f32x4.mul(f32x4.mul(f32x4.splat(rest2), g), g),
      ),
    );
    storePartial(mean + at, m, left);
    storePartial(square + at, v, left);
    const scale = f32x4.add(f32x4.div(f32x4.sqrt(v), root), f32x4.splat(epsilon));
    const decayed = f32x4.mul(loadPartial(parameters + at, left), decay);
    storePartial(parameters + at, f32x4.sub(decayed, f32x4.div(f32x4.mul(step, m), scale)), left);
  }
}

/** NaN stays what it is. */
function withoutSubnormals(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(LEAST)));
}
