import { drawnApart, fewHeldOut } from '../src/task/held-out';
import type { RandomStream } from '../src/random/stream';
import type { Task, TaskParameters } from '../src/task/task';

const TEST = 2000;

function read(parameters: TaskParameters) {
  return { letters: parameters.letters as number, length: parameters.length as number };
}

/** Random words, to be written backwards. */
const task: Task = {
  id: 'reverse',
  title: 'Backwards',
  summary: 'Write a word backwards: it counts only when every letter is in its place.',
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
      min: 2,
      max: 26,
      default: 26,
      label: 'Alphabet',
      unit: 'letters',
      help: 'Different letters that words are made of.',
    },
    length: {
      kind: 'integer',
      min: 3,
      max: 24,
      default: 8,
      label: 'Word length',
      unit: 'letters',
      help: 'Letters of a word.',
    },
  },
  shape(parameters) {
    const { letters, length: n } = read(parameters);
    const test = fewHeldOut(TEST, letters ** n);
    return { vocabulary: letters + 1, length: 2 * n + 1, slots: n, graded: n, train: 0, test };
  },
  build(parameters, seed) {
    const { letters, length: n } = read(parameters);
    const draw = (random: RandomStream, into: number[]) => {
      for (let i = 0; i < n; i++) into[i] = into[2 * n - i] = random.below(letters);
      into[n] = letters;
    };
    const graded = Array.from({ length: n }, (_, i) => n + 1 + i);
    const heldOut = fewHeldOut(TEST, letters ** n);
    return {
      vocabulary: [...ALPHABET.slice(0, letters), '→'],
      length: 2 * n + 1,
      slots: n,
      graded: n,
      chance: 1 / letters,
      ...drawnApart(seed, { length: 2 * n + 1, heldOut, graded, draw }),
    };
  },
  read(parameters, tokens) {
    const { length: n } = read(parameters);
    const word = Array.from({ length: n }, (_, i) => ALPHABET[tokens[i]]).join('');
    return [
      { text: `${word} → ` },
      ...Array.from({ length: n }, (_, i) => ({ answer: n + 1 + i })),
    ];
  },
};

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

export default task;
