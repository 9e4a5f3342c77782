import { permutation, RandomStream } from '../src/random/stream';
import { emptyExamples, writeExample } from '../src/task/examples';
import type { ExampleSet, Task, TaskParameters } from '../src/task/task';

const TEST = 2000;

function read(parameters: TaskParameters) {
  return {
    count: parameters.count as number,
    symbols: parameters.symbols as number,
    answers: parameters.answers as number,
    skew: parameters.skew as number,
  };
}

/** A world of facts (a, b) → y, drawn at random, the fact of rank r met with probability ∝ r^−z. */
function makeFacts(parameters: TaskParameters, seed: number) {
  const { symbols, answers, skew } = read(parameters);
  const size = symbols * symbols;
  const random = new RandomStream(seed, 'facts');
  const table = Uint32Array.from({ length: size }, () => random.below(answers));
  const byRank = permutation(size, random);
  const cumulative = new Float64Array(size);
  let total = 0;
  for (let rank = 0; rank < size; rank++) cumulative[rank] = total += (rank + 1) ** -skew;
  return {
    /** Writes one fact's a, b and y to `into` from `at` on. */
    draw(stream: RandomStream, into: number[], at: number): void {
      const u = stream.uniform() * total;
      let low = 0;
      let high = size - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (cumulative[middle] > u) high = middle;
        else low = middle + 1;
      }
      const fact = byRank[low];
      const a = Math.floor(fact / symbols);
      const b = fact % symbols;
      into[at] = a;
      into[at + 1] = symbols + b;
      into[at + 2] = 2 * symbols + table[fact];
    },
  };
}

/** Independent facts to learn by heart: the task whose per-token error falls most smoothly. */
const task: Task = {
  id: 'pair-lookup',
  title: 'Pair look-up',
  summary:
    'Facts to learn by heart: each pair of symbols has one answer; a list counts only when every answer is right.',
  nouns: {
    example: 'list',
    examples: 'lists',
    token: 'answer',
    tokens: 'answers',
    heldOut: 'fresh',
  },
  defaultBatch: 64,
  fields: {
    count: {
      kind: 'integer',
      min: 1,
      max: 8,
      default: 8,
      label: 'Pairs',
      unit: 'a list',
      help: 'Answers that a list asks for; all of them have to be right.',
    },
    symbols: {
      kind: 'integer',
      min: 2,
      max: 128,
      default: 32,
      label: 'Symbols',
      slider: { min: 2, max: 64 },
      help: 'Size of each of the two alphabets; there are as many facts as its square.',
    },
    answers: {
      kind: 'integer',
      min: 2,
      max: 64,
      default: 32,
      label: 'Answers',
      help: 'Different answers that a fact can have.',
    },
    skew: {
      kind: 'number',
      min: 0,
      max: 3,
      default: 1,
      label: 'Skew',
      help: 'How much more often common facts are met than rare ones (Zipf’s exponent); 0 is all alike.',
    },
  },
  shape(parameters) {
    const { count, symbols, answers } = read(parameters);
    const vocabulary = 2 * symbols + answers;
    return { vocabulary, length: 3 * count, slots: count, graded: count, train: 0, test: TEST };
  },
  build(parameters, seed) {
    const { count, symbols, answers } = read(parameters);
    const facts = makeFacts(parameters, seed);
    const places = Array.from({ length: count }, (_, i) => 3 * i + 2);
    const tokens = new Array<number>(3 * count).fill(0);
    const write = (set: ExampleSet, row: number, stream: RandomStream) => {
      for (let i = 0; i < count; i++) facts.draw(stream, tokens, 3 * i);
      writeExample(set, row, tokens, places);
    };
    const data = new RandomStream(seed, 'data');
    const test = emptyExamples(TEST, 3 * count);
    for (let row = 0; row < TEST; row++) write(test, row, new RandomStream(seed, 'heldOut', row));
    const named = (prefix: string, n: number) =>
      Array.from({ length: n }, (_, i) => `${prefix}${i}`);
    return {
      vocabulary: [...named('a', symbols), ...named('b', symbols), ...named('', answers)],
      length: 3 * count,
      slots: count,
      graded: count,
      chance: 1 / answers,
      source: {
        kind: 'stream',
        draw: (index, into, row) => write(into, row, data.restart(index)),
      },
      test,
    };
  },
  read(parameters, tokens) {
    const { count, symbols } = read(parameters);
    return Array.from({ length: count }, (_, i) => [
      { text: `${i ? '  ' : ''}a${tokens[3 * i]} b${tokens[3 * i + 1] - symbols} → ` },
      { answer: 3 * i + 2 },
    ]).flat();
  },
};
export default task;
