import { philox } from './philox';

/** What a stream of random numbers is for; one purpose never touches another's numbers. */
export const streams = {
  init: 1,
  split: 2,
  data: 3,
  heldOut: 4,
  facts: 5,
  shuffle: 6,
  sampling: 7,
};
export type StreamName = keyof typeof streams;

/**
 * Numbers number 0, 1, 2, … of the sequence named by (seed, stream, index). The same names give the same
 * numbers everywhere; two different indices are independent sequences.
 */
export class RandomStream {
  private readonly words = new Uint32Array(4);
  private block = 0;
  private used = 4;
  private readonly purpose: number;
  private low = 0;
  private high = 0;

  /** `index` may go up to 2^53. */
  constructor(
    private readonly seed: number,
    stream: StreamName,
    index = 0,
  ) {
    this.purpose = streams[stream];
    this.restart(index);
  }

  /** From here on the numbers of another index, from the first one. */
  restart(index: number): this {
    this.low = index >>> 0;
    this.high = Math.floor(index / 2 ** 32);
    this.block = 0;
    this.used = 4;
    return this;
  }

  /** A uniform integer in [0, 2³²). */
  uint32(): number {
    if (this.used === 4) {
      philox(this.low, this.high, this.block++, 0, this.seed, this.purpose, this.words);
      this.used = 0;
    }
    return this.words[this.used++];
  }

  /** A uniform integer in [0, n), without bias: the few values that would bias it are drawn again. */
  below(n: number): number {
    const limit = 2 ** 32 - (2 ** 32 % n);
    let value = this.uint32();
    while (value >= limit) value = this.uint32();
    return value % n;
  }

  /** A uniform number in [0, 1) with 53 bits. */
  uniform(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** A standard normal number (Box & Muller 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }
}

/** The numbers 0 … n − 1 in a random order (Fisher–Yates). */
export function permutation(n: number, random: RandomStream): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
