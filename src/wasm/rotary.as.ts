import { PANEL_A, PANEL_B, scratch, SCRATCH_END } from './memory-map.as';
import { loadPartial, storePartial } from './partial.as';
import { exponential, sine } from './sine.as';

// Of the positions met: cosines and sines, (half) each, in PANEL_B; which they are, plus 1, in PANEL_A.
const MOST_TAGS: i32 = 1024;

/** Rotary positions on half-split pairs; see the twin. A unit is an example. */
export function rotary(
  rows: i32,
  queries: i32,
  heads: i32,
  head_width: i32,
  slots: i32,
  record: i32,
  record_offset: i32,
  direction: i32,
  batch: usize,
  x: usize,
  out: usize,
  from: i32,
  to: i32,
): void {
  const half = head_width >> 1;
  const halfBytes: usize = 4 * <usize>half;
  const places = min(MOST_TAGS, <i32>((SCRATCH_END - PANEL_B) / (2 * halfBytes)));
  const tags = scratch + PANEL_A;
  memory.fill(tags, 0, 4 * <usize>places);
  const before = <usize>from * queries * heads * 2 * halfBytes;
  x += before;
  out += before;
  let i = 0;
  let positions = batch + 4 * <usize>(from * record + record_offset);
  for (let row = from * queries; row < to * queries; row++) {
    const position = slots > 0 ? load<i32>(positions + 4 * <usize>i) : i;
    const place = position % places;
    const turns = scratch + PANEL_B + <usize>place * 2 * halfBytes;
    if (load<i32>(tags + 4 * <usize>place) != position + 1) {
      store<i32>(tags + 4 * <usize>place, position + 1);
      writeTurns(position, half, direction, turns);
    }
    for (let h = 0; h < heads; h++) {
      turn(x, out, turns, half);
      x += 2 * halfBytes;
      out += 2 * halfBytes;
    }
    if (++i == queries) {
      i = 0;
      positions += 4 * <usize>record;
    }
  }
}

/** cos θ, then direction·sin θ, with θ = position·10,000^(−l/half) for l < half. */
function writeTurns(position: i32, half: i32, direction: i32, to: usize): void {
  for (let l = 0; l < half; l++) {
    // ln 10,000.
    const angle = <f64>position * exponential((-9.210340371976182736 * <f64>l) / <f64>half);
    store<f32>(to + 4 * <usize>l, <f32>sine(angle, 1));
    store<f32>(to + 4 * <usize>(half + l), <f32>(<f64>direction * sine(angle, 0)));
  }
}

/** Turns the pairs (l, l + half) of one head. */
function turn(x: usize, out: usize, turns: usize, half: i32): void {
  const halfBytes: usize = 4 * <usize>half;
  for (let l = 0; l < half; l += 4) {
    const at: usize = 4 * <usize>l;
    const left = half - l;
    const cos = loadPartial(turns + at, left);
    const sin = loadPartial(turns + halfBytes + at, left);
    const first = loadPartial(x + at, left);
    const second = loadPartial(x + halfBytes + at, left);
    storePartial(out + at, f32x4.sub(f32x4.mul(first, cos), f32x4.mul(second, sin)), left);
    storePartial(
      out + halfBytes + at,
      f32x4.add(f32x4.mul(first, sin), f32x4.mul(second, cos)),
      left,
    );
  }
}
