import { dictionary } from 'cmu-pronouncing-dictionary';
import { beforeAll, expect, test } from 'vitest';
import { soundNames } from '../../scripts/data/pronunciations';
import { emptyExamples } from '../../src/task/examples';
import { loadPronunciations, pronunciations } from '../../src/task/pronunciations';
import { tasks } from '../../src/task/registry';
import { sounds } from '../../src/task/sounds';

beforeAll(loadPronunciations);

test('the packed dictionary holds every short word, its first pronunciation without stress', () => {
  const { words, sounds: said } = pronunciations();
  expect([soundNames.length, sounds.length]).toEqual([39, 39]);
  expect(words).toHaveLength(84296);
  expect([...words]).toEqual([...new Set(words)].sort());
  words.forEach((word, i) => {
    const spoken = Array.from(said[i], (sound) => soundNames[sound]).join(' ');
    if (!/^[a-z]{2,8}$/.test(word) || spoken !== dictionary[word].replace(/\d/g, ''))
      throw new Error(`${word}: ${spoken}, not ${dictionary[word]}`);
  });
});

test('an example reads as a word and its sounds', () => {
  const task = tasks.get('transliteration')!;
  const { test: heldOut, vocabulary, length } = task.build({ id: task.id }, 0);
  const { words, sounds: said } = pronunciations();
  for (let row = 0; row < 50; row++) {
    const tokens = heldOut.tokens.subarray(row * length, (row + 1) * length);
    const [prompt, ...answers] = task.read({ id: task.id }, tokens);
    if (!('text' in prompt)) throw new Error('no prompt');
    const at = words.indexOf(prompt.text.replace(' → ', ''));
    const spoken = answers.map((piece) =>
      'answer' in piece ? vocabulary[tokens[piece.answer]] : '?',
    );
    expect(spoken).toEqual([...Array.from(said[at], (sound) => sounds[sound]), '.']);
  }
});

test('no word that is trained on is held out', () => {
  const task = tasks.get('transliteration')!;
  const { test: heldOut, source, length } = task.build({ id: task.id }, 1);
  if (source.kind !== 'stream') throw new Error('not a stream');
  const word = (tokens: Uint32Array, row: number) =>
    tokens.slice(row * length, row * length + 8).join();
  const kept = new Set(
    Array.from({ length: heldOut.count }, (_, row) => word(heldOut.tokens, row)),
  );
  expect(kept.size).toBe(2000);
  const one = emptyExamples(1, length);
  const seen = new Set<string>();
  for (let i = 0; i < 80_000; i++) {
    source.draw(i, one, 0);
    seen.add(word(one.tokens, 0));
  }
  // As many as so many draws with replacement should meet.
  expect(seen.size / 82_296).toBeCloseTo(1 - Math.exp(-80_000 / 82_296), 2);
  for (const each of seen) expect(kept.has(each)).toBe(false);
});
