import { drawnApart, fewHeldOut } from '../src/task/held-out';
import { permutation, type RandomStream } from '../src/random/stream';
import type { Task, TaskParameters } from '../src/task/task';

const TEST = 500;

function read(parameters: TaskParameters) {
  return {
    symbols: parameters.symbols as number,
    shortest: parameters.shortest as number,
    longest: parameters.longest as number,
    length: parameters.length as number,
    distinct: parameters.distinct as boolean,
    repeats: parameters.trained === 'repeats',
  };
}

/** Index of the first graded token: by then even the longest block has begun again and shown how it goes on. */
function firstGraded(parameters: TaskParameters): number {
  return read(parameters).longest + 2;
}

/** What a shape needs, and how many examples are held out: the shortest blocks alone bound how many there are. */
function sizes(parameters: TaskParameters) {
  const { symbols, shortest, length, distinct, repeats } = read(parameters);
  const graded = length - firstGraded(parameters);
  let blocks = 1;
  for (let i = 0; i < shortest; i++) blocks *= distinct ? symbols - i : symbols;
  return { graded, slots: repeats ? graded : length - 1, test: fewHeldOut(TEST, blocks) };
}

function letters(symbols: number): string[] {
  return Array.from({ length: symbols }, (_, i) =>
    String.fromCodePoint(i < 26 ? 0x61 + i : i < 52 ? 0x41 + i - 26 : 0x3b1 + i - 52),
  );
}

/**
 * A start sign and a block of random symbols, over and over (Olsson et al. 2022). The model is graded on the
 * tokens that an earlier copy of the block foretells, and trained on every token, or on those alone.
 */
const task: Task = {
  id: 'induction',
  title: 'Induction',
  summary: 'Random letters, again and again: look up what came next the last time, and say it.',
  nouns: {
    example: 'line',
    examples: 'lines',
    token: 'letter',
    tokens: 'letters',
    heldOut: 'held-out',
  },
  defaultBatch: 64,
  fields: {
    symbols: {
      kind: 'integer',
      min: 4,
      max: 64,
      default: 32,
      label: 'Letters',
      help: 'Different letters that a block is made of.',
    },
    shortest: {
      kind: 'integer',
      min: 2,
      max: 40,
      default: 8,
      label: 'Shortest block',
      unit: 'letters',
      help: 'The block of random letters that a line repeats has at least this many.',
    },
    longest: {
      kind: 'integer',
      min: 2,
      max: 40,
      default: 20,
      label: 'Longest block',
      unit: 'letters',
      help: 'And at most this many; letters count once even this block has begun again.',
    },
    length: {
      kind: 'integer',
      min: 5,
      max: 96,
      default: 47,
      label: 'Line',
      unit: 'tokens',
      help: 'Length of a line, its start sign included; the block is repeated to fill it.',
    },
    distinct: {
      kind: 'toggle',
      default: false,
      label: 'No letter twice',
      help: 'Within a block every letter differs, so that the one before always tells the next.',
    },
    trained: {
      kind: 'choice',
      options: ['all', 'repeats'],
      default: 'all',
      label: 'Trained on',
      help: 'all: every letter, those too that nothing tells. repeats: only the letters that count.',
    },
  },
  check(parameters) {
    const { symbols, shortest, longest, length, distinct } = read(parameters);
    if (longest < shortest) return { key: 'longest', allowed: `at least shortest, ${shortest}` };
    if (distinct && longest > symbols)
      return { key: 'longest', allowed: `at most symbols, ${symbols}, when distinct is true` };
    if (length < longest + 3)
      return { key: 'length', allowed: `at least ${longest + 3}, three more than longest` };
    return undefined;
  },
  shape(parameters) {
    const { symbols, length } = read(parameters);
    const { graded, slots, test } = sizes(parameters);
    return { vocabulary: symbols + 1, length, slots, graded, train: 0, test };
  },
  build(parameters, seed) {
    const { symbols, shortest, longest, length, distinct, repeats } = read(parameters);
    const { graded, slots, test: heldOut } = sizes(parameters);
    const from = (first: number) => Array.from({ length: length - first }, (_, i) => first + i);
    const draw = (random: RandomStream, into: number[]) => {
      const block = shortest + random.below(longest - shortest + 1);
      const order = distinct ? permutation(symbols, random) : undefined;
      into[0] = symbols;
      for (let i = 0; i < block; i++) into[1 + i] = order?.[i] ?? random.below(symbols);
      for (let i = 1 + block; i < length; i++) into[i] = into[i - block];
    };
    return {
      vocabulary: [...letters(symbols), '|'],
      length,
      slots,
      graded,
      chance: 1 / symbols,
      ...drawnApart(seed, {
        length,
        heldOut,
        graded: from(firstGraded(parameters)),
        trained: from(repeats ? firstGraded(parameters) : 1),
        draw,
      }),
    };
  },
  read(parameters, tokens) {
    const { symbols } = read(parameters);
    const names = letters(symbols);
    const first = firstGraded(parameters);
    const shown = Array.from({ length: first - 1 }, (_, i) => names[tokens[i + 1]]).join('');
    const rest = Array.from({ length: tokens.length - first }, (_, i) => ({ answer: first + i }));
    return [{ text: `${shown} ` }, ...rest];
  },
};
export default task;
