import { drawnApart, fewHeldOut } from '../src/task/held-out';
import type { RandomStream } from '../src/random/stream';
import type { Task, TaskParameters } from '../src/task/task';

const TEST = 2000;

function read(parameters: TaskParameters) {
  return { numbers: parameters.numbers as number, length: parameters.length as number };
}

/** Random numbers, to be put in order; one that occurs twice is written twice. */
const task: Task = {
  id: 'sort',
  title: 'Sorting',
  summary: 'Put numbers in order: a list counts only when every number is in its place.',
  nouns: {
    example: 'list',
    examples: 'lists',
    token: 'number',
    tokens: 'numbers',
    heldOut: 'held-out',
  },
  defaultBatch: 64,
  fields: {
    numbers: {
      kind: 'integer',
      min: 2,
      max: 100,
      default: 20,
      label: 'Numbers',
      help: 'Numbers run from 0 to one below this.',
    },
    length: {
      kind: 'integer',
      min: 3,
      max: 24,
      default: 8,
      label: 'List length',
      unit: 'numbers',
      help: 'Numbers in a list.',
    },
  },
  shape(parameters) {
    const { numbers, length: n } = read(parameters);
    const test = fewHeldOut(TEST, numbers ** n);
    return { vocabulary: numbers + 1, length: 2 * n + 1, slots: n, graded: n, train: 0, test };
  },
  build(parameters, seed) {
    const { numbers, length: n } = read(parameters);
    const sorted = new Uint32Array(n);
    const draw = (random: RandomStream, into: number[]) => {
      for (let i = 0; i < n; i++) into[i] = sorted[i] = random.below(numbers);
      into[n] = numbers;
      sorted.sort().forEach((number, i) => (into[n + 1 + i] = number));
    };
    const graded = Array.from({ length: n }, (_, i) => n + 1 + i);
    const heldOut = fewHeldOut(TEST, numbers ** n);
    return {
      vocabulary: [...Array.from({ length: numbers }, (_, i) => String(i)), '→'],
      length: 2 * n + 1,
      slots: n,
      graded: n,
      chance: 1 / numbers,
      ...drawnApart(seed, { length: 2 * n + 1, heldOut, graded, draw }),
    };
  },
  read(parameters, tokens) {
    const { length: n } = read(parameters);
    const list = Array.from({ length: n }, (_, i) => tokens[i]).join(' ');
    return [
      { text: `${list} → ` },
      ...Array.from({ length: n }, (_, i) => ({ answer: n + 1 + i })),
    ];
  },
};
export default task;
