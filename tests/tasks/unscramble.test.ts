import { beforeAll, expect, test } from 'vitest';
import { emptyExamples } from '../../src/task/examples';
import { loadPronunciations, pronunciations } from '../../src/task/pronunciations';
import { tasks } from '../../src/task/registry';

beforeAll(loadPronunciations);

const task = tasks.get('unscramble')!;

test.each([3, 5, 8])('letters of a real word of %i, never in its own order', (letters) => {
  const { test: heldOut, source, length } = task.build({ id: task.id, letters }, 2);
  if (source.kind !== 'stream') throw new Error('not a stream');
  const train = emptyExamples(3000, length);
  for (let i = 0; i < train.count; i++) source.draw(i, train, i);
  const known = new Set(pronunciations().words);
  const text = (tokens: Uint32Array) => String.fromCharCode(...tokens.map((token) => 97 + token));
  const words = [heldOut, train].map(
    ({ tokens, count }) =>
      new Set(
        Array.from({ length: count }, (_, row) => {
          const shown = text(tokens.slice(row * length, row * length + letters));
          const word = text(tokens.slice(row * length + letters + 1, (row + 1) * length));
          expect(known.has(word)).toBe(true);
          expect(shown).not.toBe(word);
          expect([...shown].sort()).toEqual([...word].sort());
          return word;
        }),
      ),
  );
  expect(words[0].size).toBe(heldOut.count);
  for (const word of words[1]) expect(words[0].has(word)).toBe(false);
});
