import { permutation, RandomStream } from '../src/random/stream';
import { emptyExamples } from '../src/task/examples';
import { loadPronunciations, pronunciations } from '../src/task/pronunciations';
import { sounds } from '../src/task/sounds';
import type { ExampleSet, Piece, Task } from '../src/task/task';

const HELD_OUT = 2000;
/** Letters of the longest word, and sounds of the longest pronunciation. */
const MOST = 8;
/** Letters, the sounds, and an end: 18 tokens. */
const LENGTH = MOST + 1 + MOST + 1;

const LETTERS = 26;
const SOUNDS = sounds.length;
const FIRST = LETTERS;
const EQUALS = LETTERS + SOUNDS;
const END = EQUALS + 1;
const BLANK = EQUALS + 2;
/** Capitals, so that a letter can be told from a sound that looks like it. */
const CAPITALS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const vocabulary = [...CAPITALS, ...sounds, '=', '.', '_'];

/** Letters right-aligned before the `=`, then the sounds, an end, and blanks that are neither trained nor graded. */
function write(set: ExampleSet, row: number, word: string, said: Uint8Array): void {
  const from = row * LENGTH;
  set.tokens.fill(BLANK, from, from + LENGTH);
  const equals = from + MOST;
  for (let i = 0; i < word.length; i++) {
    set.tokens[equals - word.length + i] = word.charCodeAt(i) - 97;
  }
  set.tokens[equals] = EQUALS;
  for (let i = 0; i < said.length; i++) set.tokens[equals + 1 + i] = FIRST + said[i];
  set.tokens[equals + 1 + said.length] = END;
  for (const mask of [set.trained, set.graded]) {
    mask.fill(0, from, from + LENGTH);
    mask.fill(1, equals, equals + said.length + 1);
  }
}

/** English spelling to sounds, of real words and names; the training stream never meets a held-out word. */
const task: Task = {
  id: 'transliteration',
  title: 'Transliteration',
  summary:
    'English words and names, from spelling to sounds: a word counts only when every sound is right, and its end.',
  nouns: {
    example: 'word',
    examples: 'words',
    token: 'sound',
    tokens: 'sounds',
    heldOut: 'held-out',
  },
  defaultBatch: 64,
  fields: {},
  load: loadPronunciations,
  shape: () => ({
    vocabulary: vocabulary.length,
    length: LENGTH,
    slots: MOST + 1,
    graded: MOST + 1,
    train: 0,
    test: HELD_OUT,
  }),
  build(_, seed) {
    const dictionary = pronunciations();
    const order = permutation(dictionary.words.length, new RandomStream(seed, 'heldOut'));
    const place = (set: ExampleSet, row: number, at: number) =>
      write(set, row, dictionary.words[order[at]], dictionary.sounds[order[at]]);
    const test = emptyExamples(HELD_OUT, LENGTH);
    for (let row = 0; row < HELD_OUT; row++) place(test, row, row);
    const data = new RandomStream(seed, 'data');
    return {
      vocabulary,
      length: LENGTH,
      slots: MOST + 1,
      graded: MOST + 1,
      chance: 1 / (SOUNDS + 1),
      source: {
        kind: 'stream',
        draw: (index, into, row) =>
          place(into, row, HELD_OUT + data.restart(index).below(order.length - HELD_OUT)),
      },
      test,
    };
  },
  prompt(_, text) {
    const word = text.toLowerCase().replace(/\s*→?$/, '');
    if (!/^[a-z]+$/.test(word)) {
      return { problem: 'That isn’t one word of the letters a to z: it must be like “thought”.' };
    }
    if (word.length < 2 || word.length > MOST) {
      return {
        problem: `That has ${word.length} letters: this model reads words of 2 to ${MOST}.`,
      };
    }
    const tokens = new Array<number>(LENGTH).fill(-1).fill(BLANK, 0, MOST);
    for (let i = 0; i < word.length; i++) {
      tokens[MOST - word.length + i] = word.charCodeAt(i) - 97;
    }
    tokens[MOST] = EQUALS;
    return { tokens };
  },
  read(_, tokens) {
    const letters = Array.from({ length: MOST }, (_letter, i) => tokens[i]);
    const word = letters.filter((token) => token < LETTERS).map((token) => CAPITALS[token]);
    const pieces: Piece[] = [{ text: `${word.join('').toLowerCase()} → ` }];
    for (let at = MOST + 1; at < LENGTH; at++) {
      pieces.push({ answer: at });
      if (tokens[at] === END) break;
    }
    return pieces;
  },
};
export default task;
