import { permutation, RandomStream } from '../src/random/stream';
import { emptyExamples, writeExample } from '../src/task/examples';
import type { Task, TaskParameters } from '../src/task/task';

const SYMBOL: Record<string, string> = { add: '+', subtract: '−', multiply: '×', divide: '÷' };

function answer(operation: string, a: number, b: number, p: number): number {
  if (operation === 'add') return (a + b) % p;
  if (operation === 'subtract') return (a - b + p) % p;
  if (operation === 'multiply') return (a * b) % p;
  if (operation === 'sum-of-squares') return (a * a + b * b) % p;
  if (operation === 'cubic') return (a * a * a + a * b) % p;
  for (let c = 0; c < p; c++) if ((c * b) % p === a) return c;
  throw new Error(`${a} ÷ ${b} has no answer modulo ${p}`);
}

function question(operation: string, a: number, b: number): string {
  if (operation === 'sum-of-squares') return `${a}² + ${b}²`;
  if (operation === 'cubic') return `${a}³ + ${a} × ${b}`;
  return `${a} ${SYMBOL[operation]} ${b}`;
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return n > 1;
}

function read(parameters: TaskParameters) {
  return {
    p: parameters.modulus as number,
    operation: parameters.operation as string,
    equals: parameters.equals as boolean,
    fraction: parameters.trainFraction as number,
    symmetric: parameters.symmetricSplit as boolean,
  };
}

type Group = readonly (readonly [number, number])[];

/** Pairs that the split must not part: each alone, or (a, b) with (b, a). */
function groups(parameters: TaskParameters): Group[] {
  const { p, operation, symmetric } = read(parameters);
  const first = operation === 'divide' ? 1 : 0;
  const all: Group[] = [];
  for (let a = 0; a < p; a++) {
    for (let b = first; b < p; b++) {
      const mirrored = symmetric && a !== b && a >= first;
      if (!mirrored) all.push([[a, b]]);
      else if (a < b)
        all.push([
          [a, b],
          [b, a],
        ]);
    }
  }
  return all;
}

/** A random split that parts no group and has exactly `train` pairs on the training side. */
function split(
  all: readonly Group[],
  train: number,
  seed: number,
): { train: Group[]; test: Group[] } {
  const sides = { train: [] as Group[], test: [] as Group[] };
  let left = train;
  for (const index of permutation(all.length, new RandomStream(seed, 'split'))) {
    const group = all[index];
    const side = group.length <= left ? 'train' : 'test';
    sides[side].push(group);
    if (side === 'train') left -= group.length;
  }
  if (left > 0) {
    // One short, with only mirrored pairs left over: one of them replaces a single.
    const single = sides.train.findIndex((group) => group.length === 1);
    const double = sides.test.findIndex((group) => group.length === 2);
    [sides.train[single], sides.test[double]] = [sides.test[double], sides.train[single]];
  }
  return sides;
}

function counts(parameters: TaskParameters): { train: number; pairs: number } {
  const { p, operation, fraction } = read(parameters);
  const pairs = p * (operation === 'divide' ? p - 1 : p);
  return { train: Math.round(fraction * pairs), pairs };
}

/** Modular arithmetic on all pairs, part of them held out (Power et al. 2022). */
const task: Task = {
  id: 'modular-arithmetic',
  title: 'Modular arithmetic',
  summary:
    'Sums on a clock face: the model sees some of all pairs, and must find the rule for the rest.',
  nouns: {
    example: 'sum',
    examples: 'sums',
    token: 'answer',
    tokens: 'answers',
    heldOut: 'held-out',
  },
  defaultBatch: 'full',
  fields: {
    operation: {
      kind: 'choice',
      options: ['add', 'subtract', 'multiply', 'divide', 'sum-of-squares', 'cubic'],
      default: 'add',
      label: 'Operation',
      help: 'What is done to the two numbers before wrapping round.',
      notes: {
        // The defaults with this operation, 1,000 steps, seeds 0, 1 and 2.
        cubic:
          'Hard: with the settings of Grokking, 2.5% of held-out sums were right after 1,000 steps (mean of 3 seeds; chance is 1.9%), though all training sums were known by heart.',
      },
    },
    modulus: {
      kind: 'integer',
      min: 2,
      max: 113,
      default: 53,
      label: 'Modulus',
      help: 'Numbers on the clock face: answers wrap round at this number.',
    },
    equals: {
      kind: 'toggle',
      default: false,
      label: 'Equals sign',
      help: 'Puts an “=” between question and answer.',
    },
    trainFraction: {
      kind: 'number',
      min: 0,
      max: 1,
      default: 0.35,
      label: 'Train fraction',
      slider: { min: 0.1, max: 0.9 },
      help: 'Share of all pairs that the model is shown; the rest are held out.',
    },
    symmetricSplit: {
      kind: 'toggle',
      default: false,
      label: 'Leak-free split',
      help: 'Keeps a+b and b+a on one side of the split, so that the order of the two gives nothing away.',
    },
  },
  check(parameters) {
    const { p, operation } = read(parameters);
    if (operation === 'divide' && !isPrime(p)) {
      return { key: 'modulus', allowed: 'a prime number when operation is divide' };
    }
    const { train, pairs } = counts(parameters);
    if (train < 1 || train >= pairs) {
      return { key: 'trainFraction', allowed: `such that neither side of ${pairs} pairs is empty` };
    }
    return undefined;
  },
  shape(parameters) {
    const { p, equals } = read(parameters);
    const { train, pairs } = counts(parameters);
    const vocabulary = equals ? p + 1 : p;
    return { vocabulary, length: equals ? 4 : 3, slots: 1, graded: 1, train, test: pairs - train };
  },
  build(parameters, seed) {
    const { p, operation, equals } = read(parameters);
    const { train, pairs } = counts(parameters);
    const length = equals ? 4 : 3;
    const sides = split(groups(parameters), train, seed);
    const examples = (side: readonly Group[], count: number) => {
      const set = emptyExamples(count, length);
      side.flat().forEach(([a, b], row) => {
        const c = answer(operation, a, b, p);
        writeExample(set, row, equals ? [a, b, p, c] : [a, b, c], [length - 1]);
      });
      return set;
    };
    const vocabulary = Array.from({ length: p }, (_, i) => String(i));
    if (equals) vocabulary.push('=');
    const source = { kind: 'finite' as const, examples: examples(sides.train, train) };
    const test = examples(sides.test, pairs - train);
    return { vocabulary, length, slots: 1, graded: 1, chance: 1 / p, source, test };
  },
  prompt(parameters, text) {
    const { p, operation, equals } = read(parameters);
    const example = question(operation, Math.min(12, p - 1), Math.min(30, p - 1));
    // As it is written, but for spaces; any of the signs that keyboards have.
    const signs = {
      '*': '×',
      x: '×',
      '·': '×',
      '/': '÷',
      ':': '÷',
      '-': '−',
      '^2': '²',
      '^3': '³',
    };
    let plain = text.toLowerCase().replace(/=$/, '');
    for (const [typed, sign] of Object.entries(signs)) plain = plain.replaceAll(typed, sign);
    plain = plain.replace(/\s+/g, '');
    const numbers = (plain.match(/\d+/g) ?? []).map(Number);
    const [a, b] = operation === 'cubic' ? [numbers[0], numbers[2]] : numbers;
    if (
      b === undefined ||
      plain.replace(/\d+/g, String) !== question(operation, a, b).replace(/\s/g, '')
    ) {
      return {
        problem: `That isn’t what this model was trained on: it must be like “${example} =”.`,
      };
    }
    const wrong = [a, b].find((number) => number >= p);
    if (wrong !== undefined) {
      return { problem: `${wrong} is not on this clock face: numbers go from 0 to ${p - 1}.` };
    }
    if (operation === 'divide' && b === 0) {
      return { problem: `Nothing can be divided by 0: the second number goes from 1 to ${p - 1}.` };
    }
    return { tokens: equals ? [a, b, p, -1] : [a, b, -1] };
  },
  read(parameters, tokens) {
    const { operation, equals } = read(parameters);
    const [a, b] = [tokens[0], tokens[1]];
    return [{ text: `${question(operation, a, b)} = ` }, { answer: equals ? 3 : 2 }];
  },
};
export default task;
