import { permutation, RandomStream } from '../src/random/stream';
import { emptyExamples, writeExample } from '../src/task/examples';
import { loadPronunciations, pronunciations } from '../src/task/pronunciations';
import type { ExampleSet, Task } from '../src/task/task';

const LETTERS = 26;
const ARROW = LETTERS;
const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];

/** Held-out words: of three letters there are few. */
const heldOutCount = (letters: number) => Math.min(1000, 25 * 4 ** (letters - 2));

const sorted = (word: string) => [...word].sort().join('');

/** By their number of letters, since every replica asks for them. */
const known = new Map<number, readonly string[]>();

/** Words of so many letters whose letters make no other word, in alphabetical order. */
function solvable(letters: number): readonly string[] {
  const found = known.get(letters);
  if (found) return found;
  const words = pronunciations().words.filter((word) => word.length === letters);
  const keys = words.map(sorted);
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  const alone = words.filter((word, i) => times.get(keys[i]) === 1 && new Set(word).size > 1);
  known.set(letters, alone);
  return alone;
}

/** Writes a word after its letters in another order than its own. */
function write(set: ExampleSet, row: number, word: string, random: RandomStream): void {
  const n = word.length;
  const letters = Array.from(word, (_, i) => word.charCodeAt(i) - 97);
  let shown: number[];
  do shown = Array.from(permutation(n, random), (i) => letters[i]);
  while (shown.every((letter, i) => letter === letters[i]));
  const places = letters.map((_, i) => n + 1 + i);
  writeExample(set, row, [...shown, ARROW, ...letters], places);
}

/** Real words from their letters in a random order; the training stream never meets a held-out word. */
const task: Task = {
  id: 'unscramble',
  title: 'Unscramble',
  summary:
    'Letters in a random order, to be put back into the English word or name that they make: every letter must be right.',
  nouns: {
    example: 'word',
    examples: 'words',
    token: 'letter',
    tokens: 'letters',
    heldOut: 'held-out',
  },
  defaultBatch: 64,
  fields: {
    letters: {
      kind: 'integer',
      min: 3,
      max: 8,
      default: 5,
      label: 'Letters',
      unit: 'a word',
      help: 'Length of the words. Those whose letters make another word too are left out.',
    },
  },
  load: loadPronunciations,
  shape(parameters) {
    const n = parameters.letters as number;
    return {
      vocabulary: LETTERS + 1,
      length: 2 * n + 1,
      slots: n,
      graded: n,
      train: 0,
      test: heldOutCount(n),
    };
  },
  build(parameters, seed) {
    const n = parameters.letters as number;
    const words = solvable(n);
    const random = new RandomStream(seed, 'heldOut');
    const order = permutation(words.length, random);
    const test = emptyExamples(heldOutCount(n), 2 * n + 1);
    for (let row = 0; row < test.count; row++) write(test, row, words[order[row]], random);
    const data = new RandomStream(seed, 'data');
    return {
      vocabulary: [...alphabet, '→'],
      length: 2 * n + 1,
      slots: n,
      graded: n,
      chance: 1 / LETTERS,
      source: {
        kind: 'stream',
        draw(index, into, row) {
          data.restart(index);
          const at = test.count + data.below(words.length - test.count);
          write(into, row, words[order[at]], data);
        },
      },
      test,
    };
  },
  read(parameters, tokens) {
    const n = parameters.letters as number;
    const shown = Array.from({ length: n }, (_, i) => alphabet[tokens[i]]).join('');
    return [
      { text: `${shown} → ` },
      ...Array.from({ length: n }, (_, i) => ({ answer: n + 1 + i })),
    ];
  },
};
export default task;
