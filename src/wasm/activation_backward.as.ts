import { Activation } from './activation.as';
import { loadPartial, storePartial } from './partial.as';

/** d_pre = d_out·act′(pre); a unit is 16 elements. */
export function activation_backward(
  count: i32,
  pre: usize,
  d_out: usize,
  d_pre: usize,
  activation: i32,
  from: i32,
  to: i32,
): void {
  const end = min(count, 16 * to);
  for (let i = 16 * from; i < end; i += 4) {
    const at: usize = 4 * <usize>i;
    const left = count - i;
    const slope = Activation.derivative(activation, loadPartial(pre + at, left));
    storePartial(d_pre + at, f32x4.mul(loadPartial(d_out + at, left), slope), left);
  }
}
