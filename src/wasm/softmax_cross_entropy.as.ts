import { Exp } from './exp.as';
import { firstLanes, maxLanes, pin, sumLanes } from './lanes.as';
import { log } from './log.as';
import { loadPartial, storePartial } from './partial.as';

/** See the twin. The sum of exponentials runs in float64, so that a loss near 0 keeps its digits. A unit is an example. */
export function softmax_cross_entropy(
  rows: i32,
  vocabulary: i32,
  slots: i32,
  record: i32,
  context: i32,
  has_gradient: i32,
  logits: usize,
  batch: usize,
  hyper: usize,
  outcomes: usize,
  d_logits: usize,
  from: i32,
  to: i32,
): void {
  const before = <usize>from * slots;
  logits += 4 * before * vocabulary;
  outcomes += 16 * before;
  if (has_gradient) d_logits += 4 * before * vocabulary;
  let example = batch + 4 * <usize>from * record;
  let slot = 0;
  for (let row = from * slots; row < to * slots; row++) {
    const target = load<u32>(example + 4 * <usize>(context + slots + slot));
    const mask = load<u32>(example + 4 * <usize>(context + 2 * slots + slot));
    if (++slot == slots) {
      slot = 0;
      example += 4 * <usize>record;
    }

    const best = argMax(logits, vocabulary);
    const top = load<f32>(logits + 4 * <usize>best);
    const max = v128.load32_splat(logits + 4 * <usize>best);
    let sums = f64x2.splat(0);
    let squares = f32x4.splat(0);
    for (let i = 0; i < vocabulary; i += 4) {
      const left = vocabulary - i;
      const x = loadPartial(logits + 4 * <usize>i, left);
      const e = v128.and(Exp.of(f32x4.sub(x, max)), firstLanes(left));
      if (has_gradient) storePartial(d_logits + 4 * <usize>i, e, left);
      const high = v128.shuffle<f64>(e, e, 1, 0);
      sums = f64x2.add(sums, f64x2.add(f64x2.promote_low_f32x4(e), f64x2.promote_low_f32x4(high)));
      squares = f32x4.add(squares, f32x4.mul(e, e));
    }
    const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
    const difference = <f64>load<f32>(logits + 4 * <usize>target) - <f64>top;
    store<f32>(outcomes, <f32>best);
    store<f32>(outcomes, <f32>(log(sum) - difference), 4);
    store<f32>(outcomes, <f32>(1 / sum), 8);
    store<f32>(outcomes, <f32>(<f64>f32x4.extract_lane(sumLanes(squares), 0) / (sum * sum)), 12);

    if (has_gradient) {
      const weight: f32 = mask & 1 ? load<f32>(hyper) : 0;
      const at = d_logits + 4 * <usize>target;
      // In float64, so that 1 − p keeps its digits as p nears 1.
      const d_target = (<f64>load<f32>(at) / sum - 1) * <f64>weight;
      const scale = pin(f32x4.splat(<f32>(<f64>weight / sum)));
      for (let i = 0; i < vocabulary; i += 4) {
        const left = vocabulary - i;
        const to = d_logits + 4 * <usize>i;
        storePartial(to, f32x4.mul(loadPartial(to, left), scale), left);
      }
      store<f32>(at, <f32>d_target);
      d_logits += 4 * <usize>vocabulary;
    }
    logits += 4 * <usize>vocabulary;
    outcomes += 16;
  }
}

/** Index of the first largest of `count` floats; as in the twin, a NaN is found in first place alone. */
function argMax(x: usize, count: i32): i32 {
  const first = load<f32>(x);
  if (isNaN(first)) return 0;
  let largest = f32x4.splat(first);
  for (let i = 0; i < count; i += 4) {
    const left = count - i;
    const lanes = loadPartial(x + 4 * <usize>i, left);
    largest = f32x4.pmax(
      largest,
      left < 4 ? v128.bitselect(lanes, largest, firstLanes(left)) : lanes,
    );
  }
  const max = pin(maxLanes(largest));
  let i = 0;
  let found = 0;
  while (!found) {
    found = i32x4.bitmask(f32x4.eq(loadPartial(x + 4 * <usize>i, count - i), max));
    i += 4;
  }
  return i - 4 + ctz(found);
}
