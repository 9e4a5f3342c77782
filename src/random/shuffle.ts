import { RandomStream } from './stream';

/**
 * A permutation of the numbers below n of which any place can be computed alone, without memory: an unbalanced
 * Feistel network (Luby & Rackoff 1988) on the smallest power of two that is at least n, walked along its cycle
 * until it is below n again (Black & Rogaway 2002), less than twice on average. The round keys are numbers of a
 * Philox stream, and the round function is MurmurHash3's finaliser (Appleby 2011).
 */
const ROUNDS = 16;

/** The keys of the order that a seed's examples come in, by epoch (up to 2^53). */
export function shuffleKeys(seed: number, epoch: number): Uint32Array {
  const random = new RandomStream(seed, 'shuffle', epoch);
  return Uint32Array.from({ length: ROUNDS }, () => random.uint32());
}

/** Place `index` < n of the permutation of the numbers below n ≤ 2³¹ that some keys name. */
export function shuffled(index: number, n: number, keys: Uint32Array): number {
  const bits = 32 - Math.clz32(n - 1);
  const lowBits = bits >> 1;
  const lowMask = (1 << lowBits) - 1;
  const highMask = (1 << (bits - lowBits)) - 1;
  let value = index;
  do {
    let low = value & lowMask;
    let high = value >>> lowBits;
    for (let round = 0; round < ROUNDS; round += 2) {
      high ^= mix(low ^ keys[round]) & highMask;
      low ^= mix(high ^ keys[round + 1]) & lowMask;
    }
    value = (high << lowBits) | low;
  } while (value >= n);
  return value;
}

/** MurmurHash3's finaliser: every bit of x reaches every bit of the result. */
function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
