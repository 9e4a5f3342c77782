import { KEYS, scratch } from './memory-map.as';
import { philox } from './philox.as';

const ROUNDS: u32 = 16;
/** The number of the stream "shuffle". */
const SHUFFLE: u32 = 6;

/** See the twin; the order is that of src/random/shuffle.ts, to the last bit. */
export function shuffle_batch(
  examples: i32,
  advance: i32,
  count: i32,
  record: i32,
  hyper_size: i32,
  schedule_step: i32,
  counter: usize,
  cursor: usize,
  data: usize,
  schedule: usize,
  batch: usize,
  hyper: usize,
  clock: usize,
): void {
  const step = load<u32>(counter);
  const recordBytes: usize = 4 * <usize>record;
  const used = min<i32>(examples, load<i32>(cursor, 4));
  const epochs = load<u64>(cursor, 8);
  const seed = load<u32>(cursor, 16);
  const first = load<u32>(cursor) + step * <u32>advance;
  let epoch = <u64>-1;
  for (let b = 0; b < used; b++) {
    const index = first + <u32>b;
    const now = epochs + <u64>(index / <u32>count);
    if (now != epoch) {
      epoch = now;
      for (let block: u32 = 0; block < ROUNDS / 4; block++) {
        philox(
          <u32>now,
          <u32>(now >> 32),
          block,
          seed,
          SHUFFLE,
          scratch + KEYS + 16 * <usize>block,
        );
      }
    }
    const row = shuffled(index % <u32>count, <u32>count);
    memory.copy(batch, data + <usize>row * recordBytes, recordBytes);
    batch += recordBytes;
  }
  memory.fill(batch, 0, <usize>(examples - used) * recordBytes);
  memory.copy(hyper, schedule + 4 * <usize>(step * <u32>schedule_step), 4 * <usize>hyper_size);
  store<u32>(clock, step);
}

/** Place `index` of the permutation of the numbers below n that the keys name. */
function shuffled(index: u32, n: u32): u32 {
  const bits = 32 - clz<u32>(n - 1);
  const lowBits = bits >> 1;
  const lowMask: u32 = (1 << lowBits) - 1;
  const highMask: u32 = (1 << (bits - lowBits)) - 1;
  const keys = scratch + KEYS;
  let value = index;
  do {
    let low = value & lowMask;
    let high = value >> lowBits;
    for (let key = keys; key < keys + 4 * ROUNDS; key += 8) {
      high ^= mix(low ^ load<u32>(key)) & highMask;
      low ^= mix(high ^ load<u32>(key, 4)) & lowMask;
    }
    value = (high << lowBits) | low;
  } while (value >= n);
  return value;
}

function mix(x: u32): u32 {
  x = (x ^ (x >> 16)) * 0x85ebca6b;
  x = (x ^ (x >> 13)) * 0xc2b2ae35;
  return x ^ (x >> 16);
}
