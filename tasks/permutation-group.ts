import { permutation, RandomStream } from '../src/random/stream';
import { emptyExamples, writeExample } from '../src/task/examples';
import type { Task, TaskParameters } from '../src/task/task';

type Arrangement = readonly number[];

/** Every arrangement of 0 … n − 1, in lexicographic order; its place is its token id. */
function arrangements(n: number): Arrangement[] {
  let found: number[][] = [[]];
  for (let length = 0; length < n; length++) {
    found = found.flatMap((start) =>
      Array.from({ length: n }, (_, i) => i)
        .filter((i) => !start.includes(i))
        .map((i) => [...start, i]),
    );
  }
  return found;
}

/** As a person writes it: the i-th digit says where i goes. */
const written = (arrangement: Arrangement) => arrangement.map((i) => i + 1).join('');

function sizeOf(letters: number): number {
  return letters < 2 ? 1 : letters * sizeOf(letters - 1);
}

function counts(parameters: TaskParameters) {
  const size = sizeOf(parameters.letters as number);
  const pairs = size * size;
  return { size, pairs, train: Math.round((parameters.trainFraction as number) * pairs) };
}

/** Composition of permutations on all pairs, part of them held out (Power et al. 2022). */
const task: Task = {
  id: 'permutation-group',
  title: 'Permutations',
  summary:
    'Two shuffles, one after the other, make a third: the model sees some of all pairs, and must find the rest.',
  nouns: {
    example: 'pair of shuffles',
    examples: 'pairs of shuffles',
    token: 'answer',
    tokens: 'answers',
    heldOut: 'held-out',
  },
  defaultBatch: 512,
  fields: {
    letters: {
      kind: 'integer',
      min: 3,
      max: 5,
      default: 5,
      label: 'Things shuffled',
      help: 'n things have n! shuffles: 6 for 3, 24 for 4, 120 for 5.',
    },
    trainFraction: {
      kind: 'number',
      min: 0,
      max: 1,
      default: 0.5,
      label: 'Train fraction',
      slider: { min: 0.1, max: 0.9 },
      help: 'Share of all pairs that the model is shown; the rest are held out.',
    },
  },
  check(parameters) {
    const { train, pairs } = counts(parameters);
    if (train < 1 || train >= pairs) {
      return { key: 'trainFraction', allowed: `such that neither side of ${pairs} pairs is empty` };
    }
    return undefined;
  },
  shape(parameters) {
    const { size, train, pairs } = counts(parameters);
    return { vocabulary: size, length: 3, slots: 1, graded: 1, train, test: pairs - train };
  },
  build(parameters, seed) {
    const { size, train, pairs } = counts(parameters);
    const all = arrangements(parameters.letters as number);
    const vocabulary = all.map(written);
    const idOf = new Map(vocabulary.map((name, id) => [name, id]));
    const order = permutation(pairs, new RandomStream(seed, 'split'));
    const examples = (from: number, to: number) => {
      const set = emptyExamples(to - from, 3);
      order.subarray(from, to).forEach((pair, row) => {
        const [a, b] = [Math.floor(pair / size), pair % size];
        // First b, then a.
        const c = idOf.get(written(all[b].map((i) => all[a][i])))!;
        writeExample(set, row, [a, b, c], [2]);
      });
      return set;
    };
    return {
      vocabulary,
      length: 3,
      slots: 1,
      graded: 1,
      chance: 1 / size,
      source: { kind: 'finite', examples: examples(0, train) },
      test: examples(train, pairs),
    };
  },
  read(parameters, tokens) {
    const all = arrangements(parameters.letters as number);
    return [{ text: `${written(all[tokens[0]])} ∘ ${written(all[tokens[1]])} = ` }, { answer: 2 }];
  },
};
export default task;
