import { permutation, RandomStream } from '../src/random/stream';
import { COUNT, digits, HELD_OUT, loadDigits, PIXELS, splitDigits } from '../src/task/digits';
import { emptyExamples, writeExample } from '../src/task/examples';
import type { ExampleSet, Task, TaskParameters } from '../src/task/task';

const TEST = 1000;
/** Ids below are the digits themselves; the pictures follow. */
const DIGITS = 10;

const count = (parameters: TaskParameters) => parameters.count as number;

/**
 * Real handwriting: a picture, what it shows, a picture, what it shows, … Held-out rows are made of held-out pictures, each
 * of which comes as often as the others, or once more.
 */
const task: Task = {
  id: 'digits',
  title: 'Handwritten digits',
  summary:
    'Real handwriting, a few pixels a digit: a row counts only when every digit is read right.',
  nouns: {
    example: 'row',
    examples: 'rows',
    token: 'digit',
    tokens: 'digits',
    heldOut: 'held-out',
  },
  defaultBatch: 32,
  prompt: null,
  fields: {
    count: {
      kind: 'integer',
      min: 1,
      max: 5,
      default: 5,
      label: 'Digits',
      unit: 'a row',
      help: 'Pictures in a row; all of them have to be read right.',
    },
  },
  load: loadDigits,
  shape(parameters) {
    const k = count(parameters);
    return {
      vocabulary: DIGITS,
      length: 2 * k,
      slots: k,
      graded: k,
      train: 0,
      test: TEST,
      pictures: { count: COUNT, pixels: PIXELS },
    };
  },
  build(parameters, seed) {
    const k = count(parameters);
    const pictures = digits();
    const { heldOut, train } = splitDigits(seed);
    const graded = Array.from({ length: k }, (_, i) => 2 * i + 1);
    const tokens = new Array<number>(2 * k).fill(0);
    const write = (set: ExampleSet, row: number, pick: (i: number) => number) => {
      for (let i = 0; i < k; i++) {
        const picture = pick(i);
        tokens[2 * i] = DIGITS + picture;
        tokens[2 * i + 1] = pictures.shows[picture];
      }
      writeExample(set, row, tokens, graded);
    };
    const test = emptyExamples(TEST, 2 * k);
    // Round after round through the held-out pictures, each in an order of its own.
    const rounds = Array.from({ length: Math.ceil((TEST * k) / HELD_OUT) }, (_, round) =>
      permutation(HELD_OUT, new RandomStream(seed, 'heldOut', 1 + round)),
    );
    const pick = (n: number) => heldOut[rounds[Math.floor(n / HELD_OUT)][n % HELD_OUT]];
    for (let row = 0; row < TEST; row++) write(test, row, (i) => pick(row * k + i));
    const data = new RandomStream(seed, 'data');
    return {
      vocabulary: Array.from({ length: DIGITS }, (_, digit) => String(digit)),
      pictures,
      length: 2 * k,
      slots: k,
      graded: k,
      chance: 1 / DIGITS,
      source: {
        kind: 'stream',
        draw(index, into, row) {
          data.restart(index);
          write(into, row, () => train[data.below(train.length)]);
        },
      },
      test,
    };
  },
  read: (parameters) =>
    Array.from({ length: count(parameters) }, (_, i) => [
      { picture: 2 * i },
      { answer: 2 * i + 1 },
    ]).flat(),
};
export default task;
