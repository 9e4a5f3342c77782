import { drawnApart, fewHeldOut } from '../src/task/held-out';
import { permutation, type RandomStream } from '../src/random/stream';
import type { Task, TaskParameters } from '../src/task/task';

const TEST = 1000;

function read(parameters: TaskParameters) {
  return {
    symbols: parameters.symbols as number,
    hops: parameters.hops as number,
    questions: parameters.questions as number,
  };
}

/** Hops that question i asks for: the questions with one hop come first, those with most last. */
function hopsOf(parameters: TaskParameters): number[] {
  const { hops, questions } = read(parameters);
  return Array.from({ length: questions }, (_, i) => 1 + Math.floor((i * hops) / questions));
}

function sizes(parameters: TaskParameters) {
  const { symbols, hops, questions } = read(parameters);
  let circles = symbols;
  for (let i = 1; i < symbols; i++) circles *= i * i;
  return {
    vocabulary: symbols * symbols + hops * symbols + symbols,
    length: symbols + 2 * questions,
    test: fewHeldOut(TEST, circles),
  };
}

const name = (symbol: number) => String.fromCharCode(0x61 + symbol);
const asked = (hops: number, symbol: number) => `${name(symbol)}${'→'.repeat(hops)}`;

/**
 * A relation given in context, one random circle through all symbols, as shuffled pairs (a, f(a)), each one token; then
 * questions (k, a), each one token, with the answer fᵏ(a) after it. No question of a problem has the answer of another
 * with as many hops.
 */
const task: Task = {
  id: 'multi-hop',
  title: 'Several hops',
  summary:
    'Follow the arrows: each problem says who points to whom, then asks who is so many steps on.',
  nouns: {
    example: 'problem',
    examples: 'problems',
    token: 'answer',
    tokens: 'answers',
    heldOut: 'held-out',
  },
  defaultBatch: 64,
  fields: {
    symbols: {
      kind: 'integer',
      min: 3,
      max: 16,
      default: 8,
      label: 'Letters',
      help: 'Letters in the circle of arrows that a problem gives.',
    },
    hops: {
      kind: 'integer',
      min: 1,
      max: 4,
      default: 2,
      label: 'Hops',
      help: 'Questions ask for one step along the arrows, and for more, up to so many.',
    },
    questions: {
      kind: 'integer',
      min: 1,
      max: 12,
      default: 8,
      label: 'Questions',
      unit: 'a problem',
      help: 'Answers that a problem asks for, the easy ones first; all of them have to be right.',
    },
  },
  check(parameters) {
    const { symbols, hops, questions } = read(parameters);
    if (questions < hops) return { key: 'questions', allowed: `at least hops, ${hops}` };
    if (Math.ceil(questions / hops) > symbols)
      return { key: 'questions', allowed: `at most hops × symbols, ${hops * symbols}` };
    return undefined;
  },
  shape(parameters) {
    const { questions } = read(parameters);
    return { ...sizes(parameters), slots: questions, graded: questions, train: 0 };
  },
  build(parameters, seed) {
    const { symbols, questions } = read(parameters);
    const { length, test: heldOut } = sizes(parameters);
    const hops = hopsOf(parameters);
    const most = Math.max(...hops);
    const firstQuestion = symbols * symbols;
    const firstAnswer = firstQuestion + most * symbols;
    const draw = (random: RandomStream, into: number[]) => {
      const circle = permutation(symbols, random);
      const pairs = permutation(symbols, random);
      pairs.forEach((at, i) => (into[i] = circle[at] * symbols + circle[(at + 1) % symbols]));
      let starts = pairs;
      for (let i = 0, first = 0; i < questions; i++) {
        if (i === 0 || hops[i] !== hops[i - 1]) {
          starts = permutation(symbols, random);
          first = i;
        }
        const at = starts[i - first];
        into[symbols + 2 * i] = firstQuestion + (hops[i] - 1) * symbols + circle[at];
        into[symbols + 2 * i + 1] = firstAnswer + circle[(at + hops[i]) % symbols];
      }
    };
    const every = Array.from({ length: symbols }, (_, i) => i);
    return {
      vocabulary: [
        ...every.flatMap((a) => every.map((b) => `${name(a)}→${name(b)}`)),
        ...Array.from({ length: most }, (_, k) => every.map((a) => asked(k + 1, a))).flat(),
        ...every.map(name),
      ],
      length,
      slots: questions,
      graded: questions,
      chance: 1 / symbols,
      ...drawnApart(seed, {
        length,
        heldOut,
        graded: hops.map((_, i) => symbols + 2 * i + 1),
        draw,
      }),
    };
  },
  read(parameters, tokens) {
    const { symbols } = read(parameters);
    const pairs = Array.from({ length: symbols }, (_, i) => {
      return `${name(Math.floor(tokens[i] / symbols))}→${name(tokens[i] % symbols)}`;
    });
    const questions = hopsOf(parameters).flatMap((hops, i) => {
      const at = symbols + 2 * i;
      const text = `${asked(hops, tokens[at] % symbols)} `;
      return [{ text: i ? text : `${pairs.join(' ')}; ${text}` }, { answer: at + 1 }];
    });
    return questions;
  },
};
export default task;
