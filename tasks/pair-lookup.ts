import { permutation, RandomStream } from '../src/random/stream';
import { emptyExamples, writeExample } from '../src/task/examples';
import type { ExampleSet, Task, TaskParameters } from '../src/task/task';

const TEST = 2000;

/** Most symbols; a key of one symbol may have more, since there are no pairs of them to make a table of. */
const MOST = 128;
const MOST_ALONE = 2048;

function read(parameters: TaskParameters) {
  return {
    keys: parameters.keys as string,
    count: parameters.count as number,
    symbols: parameters.symbols as number,
    answers: parameters.answers as number,
    skew: parameters.skew as number,
  };
}

/** T, the ids that keys take, and where the answers stand: a b y …, x y …, or x x y x y … */
function layoutOf(parameters: TaskParameters) {
  const { keys, count, symbols } = read(parameters);
  const every = keys === 'pair' ? 3 : 2;
  const first = keys === 'one' ? 1 : 2;
  return {
    length: keys === 'neighbours' ? 2 * count + 1 : every * count,
    keyTokens: keys === 'pair' ? 2 * symbols : symbols,
    places: Array.from({ length: count }, (_, i) => first + every * i),
  };
}

/** Numbers below `size`, the one of rank r drawn with probability ∝ r^−skew; `random` decides the ranks. */
function zipf(size: number, skew: number, random: RandomStream) {
  const byRank = permutation(size, random);
  const cumulative = new Float64Array(size);
  let total = 0;
  for (let rank = 0; rank < size; rank++) cumulative[rank] = total += (rank + 1) ** -skew;
  return (stream: RandomStream): number => {
    const u = stream.uniform() * total;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle] > u) high = middle;
      else low = middle + 1;
    }
    return byRank[low];
  };
}

/** A world of facts, key → y, drawn at random: writes lists of them. */
function makeLists(parameters: TaskParameters, seed: number) {
  const { keys, symbols, answers, skew } = read(parameters);
  const { keyTokens, places } = layoutOf(parameters);
  const random = new RandomStream(seed, 'facts');
  const size = keys === 'one' ? symbols : symbols * symbols;
  const table = Uint32Array.from({ length: size }, () => random.below(answers));
  const draw = zipf(keys === 'pair' ? size : symbols, skew, random);
  return (stream: RandomStream, into: number[]): void => {
    let before = keys === 'neighbours' ? (into[0] = draw(stream)) : 0;
    for (const place of places) {
      const drawn = draw(stream);
      const fact = keys === 'neighbours' ? before * symbols + drawn : drawn;
      if (keys === 'pair') into[place - 2] = Math.floor(drawn / symbols);
      into[place - 1] = keys === 'pair' ? symbols + (drawn % symbols) : drawn;
      into[place] = keyTokens + table[fact];
      before = drawn;
    }
  };
}

/**
 * Facts to learn by heart: the task whose per-token error falls most smoothly. Facts of a list are drawn independently,
 * except where a key is a symbol with its neighbour: then two facts share it, and errors come together.
 */
const task: Task = {
  id: 'pair-lookup',
  title: 'Pair look-up',
  summary:
    'Facts to learn by heart: each key has one answer; a list counts only when every answer is right.',
  nouns: {
    example: 'list',
    examples: 'lists',
    token: 'answer',
    tokens: 'answers',
    heldOut: 'fresh',
  },
  defaultBatch: 64,
  fields: {
    keys: {
      seldom: true,
      kind: 'choice',
      options: ['pair', 'one', 'neighbours'],
      default: 'pair',
      label: 'Key',
      help: 'What has an answer: two symbols, one, or one and the one before it.',
    },
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
      max: MOST_ALONE,
      default: 32,
      label: 'Symbols',
      slider: { min: 2, max: 64 },
      help: 'Size of the alphabet, 128 at most where two symbols make a key: there are as many facts as its square.',
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
  check(parameters) {
    const { keys, symbols } = read(parameters);
    if (keys === 'one' || symbols <= MOST) return undefined;
    return { key: 'symbols', allowed: `an integer from 2 to ${MOST} when keys is ${keys}` };
  },
  shape(parameters) {
    const { count, answers } = read(parameters);
    const { length, keyTokens } = layoutOf(parameters);
    const vocabulary = keyTokens + answers;
    return { vocabulary, length, slots: count, graded: count, train: 0, test: TEST };
  },
  build(parameters, seed) {
    const { keys, count, symbols, answers } = read(parameters);
    const { length, places } = layoutOf(parameters);
    const draw = makeLists(parameters, seed);
    const tokens = new Array<number>(length).fill(0);
    const write = (set: ExampleSet, row: number, stream: RandomStream) => {
      draw(stream, tokens);
      writeExample(set, row, tokens, places);
    };
    const data = new RandomStream(seed, 'data');
    const test = emptyExamples(TEST, length);
    for (let row = 0; row < TEST; row++) write(test, row, new RandomStream(seed, 'heldOut', row));
    const named = (prefix: string, n: number) =>
      Array.from({ length: n }, (_, i) => `${prefix}${i}`);
    const names =
      keys === 'pair' ? [...named('a', symbols), ...named('b', symbols)] : named('x', symbols);
    return {
      vocabulary: [...names, ...named('', answers)],
      length,
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
    const { keys, symbols } = read(parameters);
    return layoutOf(parameters).places.flatMap((answer, i) => {
      const last = tokens[answer - 1];
      const first = tokens[answer - (i ? 3 : 2)];
      const key = {
        pair: () => `a${tokens[answer - 2]} b${last - symbols}`,
        one: () => `x${last}`,
        neighbours: () => `x${first} x${last}`,
      }[keys as 'pair' | 'one' | 'neighbours']();
      return [{ text: `${i ? '  ' : ''}${key} → ` }, { answer }];
    });
  },
};
export default task;
