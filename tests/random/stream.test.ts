import { describe, expect, it } from 'vitest';
import { philox } from '../../src/random/philox';
import { permutation, RandomStream } from '../../src/random/stream';

const words = (counter: number[], key: number[]) => {
  const out = new Uint32Array(4);
  const [c0, c1, c2, c3] = counter;
  philox(c0, c1, c2, c3, key[0], key[1], out);
  return [...out];
};

describe('Philox4x32-10', () => {
  // Known answers of Random123 (Salmon et al. 2011), kat_vectors.
  it('gives the known answers', () => {
    expect(words([0, 0, 0, 0], [0, 0])).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
    const ones = 0xffffffff;
    expect(words([ones, ones, ones, ones], [ones, ones])).toEqual([
      0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd,
    ]);
    expect(
      words([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0]),
    ).toEqual([0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]);
  });
});

describe('random streams', () => {
  const N = 200_000;

  it('draws normal numbers with mean 0, variance 1, kurtosis 3', () => {
    const random = new RandomStream(1, 'init', 2);
    let [first, second, fourth] = [0, 0, 0];
    for (let i = 0; i < N; i++) {
      const x = random.normal();
      first += x / N;
      second += (x * x) / N;
      fourth += x ** 4 / N;
    }
    // Six standard errors: 1/√N, √(2/N), √(96/N).
    expect(Math.abs(first)).toBeLessThan(6 / Math.sqrt(N));
    expect(Math.abs(second - 1)).toBeLessThan(6 * Math.sqrt(2 / N));
    expect(Math.abs(fourth - 3)).toBeLessThan(6 * Math.sqrt(96 / N));
  });

  it('draws every integer below n equally often (chi-square)', () => {
    const random = new RandomStream(3, 'data');
    const counts = new Float64Array(53);
    for (let i = 0; i < N; i++) counts[random.below(53)]++;
    const expected = N / 53;
    const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 52 degrees of freedom: mean 52, standard deviation √104.
    expect(chi).toBeLessThan(52 + 6 * Math.sqrt(104));
  });

  it('draws independent numbers for neighbouring indices, seeds and purposes', () => {
    const streams = [
      (i: number) => new RandomStream(5, 'data', i),
      (i: number) => new RandomStream(i, 'data', 5),
    ];
    for (const of of streams) {
      let product = 0;
      for (let i = 0; i < 20_000; i++) {
        product += ((of(i).uniform() - 0.5) * (of(i + 1).uniform() - 0.5) * 12) / 20_000;
      }
      expect(Math.abs(product)).toBeLessThan(6 / Math.sqrt(20_000));
    }
    const firsts = (['init', 'split', 'data', 'heldOut'] as const).map((purpose) =>
      new RandomStream(5, purpose).uint32(),
    );
    expect(new Set(firsts).size).toBe(4);
  });

  it('permutes', () => {
    const order = permutation(1000, new RandomStream(0, 'split'));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect(order).not.toEqual(permutation(1000, new RandomStream(1, 'split')));
    expect(order).toEqual(permutation(1000, new RandomStream(0, 'split')));
  });
});
