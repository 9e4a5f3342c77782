import { expect, test } from 'vitest';
import { EditPrefixes } from '../../src/lens/edit-prefixes';
import { levenshtein } from '../../src/metrics/levenshtein';
import { RandomStream } from '../../src/random/stream';

test('one pass gives the edit distance of every prefix, of long answers and of short ones', () => {
  for (let index = 0; index < 60; index++) {
    const random = new RandomStream(3, 'sampling', index);
    const count = 1 + random.below(20);
    const graded = 1 + random.below(40);
    const symbols = 2 + random.below(9);
    const tokens = () => Uint16Array.from({ length: count * graded }, () => random.below(symbols));
    const targets = tokens();
    const guesses = tokens();
    const shift = random.below(3);
    // Some answers are right but for a few tokens, or moved by one.
    const predicted = targets.map((target, at) => {
      if (shift === 0) return guesses[at];
      return random.uniform() < 0.3 ? guesses[at] : targets[Math.max(0, at - shift + 1)] || target;
    });
    const lengths =
      index % 2 ? undefined : Array.from({ length: count }, () => 1 + random.below(graded));
    const { counts, shares } = new EditPrefixes(targets, count, graded, lengths).tally(predicted);
    for (let k = 1; k <= graded; k++) {
      const expected = new Array<number>(graded + 1).fill(0);
      let share = 0;
      for (let i = 0; i < count; i++) {
        const asked = Math.min(k, lengths?.[i] ?? graded);
        const distance = levenshtein(predicted, targets, i * graded, asked);
        expected[distance]++;
        share += distance / asked / count;
      }
      const row = counts.subarray((k - 1) * (graded + 1), k * (graded + 1));
      expect([...row]).toEqual(expected);
      expect(shares[k - 1]).toBeCloseTo(share, 12);
    }
  }
});
