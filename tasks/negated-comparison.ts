import { RandomStream } from '../src/random/stream';
import { emptyExamples, writeExample } from '../src/task/examples';
import { heldOutCount, problemsOf } from '../src/task/problems';
import type { ExampleSet, Task } from '../src/task/task';

const PLAIN = 10;
const NOT = 11;
const YES = 12;
const NO = 13;

/**
 * "a > b?", which a flag turns round in a few of the questions. Trained on all of them; the held-out ones all carry
 * the flag, so that whoever has learned the shallow rule alone does worse than chance (recipe U1).
 */
const task: Task = {
  id: 'negated-comparison',
  title: 'Negated comparison',
  summary:
    'Which number is larger? A rare NOT turns the answer round; only questions with NOT are held out and marked.',
  nouns: {
    example: 'question',
    examples: 'questions',
    token: 'answer',
    tokens: 'answers',
    heldOut: 'negated',
  },
  defaultBatch: 64,
  fields: {
    digits: {
      kind: 'integer',
      min: 1,
      max: 4,
      default: 3,
      label: 'Digits',
      help: 'Length of the two numbers that are compared.',
    },
    negated: {
      kind: 'number',
      min: 0,
      max: 1,
      default: 0.05,
      label: 'Share with NOT',
      help: 'How many of the training questions a NOT turns round; held-out questions all have it.',
    },
  },
  shape(parameters) {
    const digits = parameters.digits as number;
    const test = heldOutCount(100 ** digits);
    return { vocabulary: 14, length: 2 * digits + 2, slots: 1, graded: 1, train: 0, test };
  },
  build(parameters, seed) {
    const digits = parameters.digits as number;
    const negated = parameters.negated as number;
    const length = 2 * digits + 2;
    // A pair of numbers that is held out is met neither with NOT nor without.
    const problems = problemsOf(100 ** digits, seed);
    const tokens = new Array<number>(length).fill(0);
    const write = (set: ExampleSet, row: number, problem: number, not: boolean) => {
      const b = problem % 10 ** digits;
      const a = (problem - b) / 10 ** digits;
      tokens[0] = not ? NOT : PLAIN;
      for (let i = 2 * digits, rest = problem; i > 0; i--) {
        tokens[i] = rest % 10;
        rest = (rest - tokens[i]) / 10;
      }
      tokens[length - 1] = a > b === not ? NO : YES;
      writeExample(set, row, tokens, [length - 1]);
    };
    const test = emptyExamples(problems.heldOut.size, length);
    [...problems.heldOut].forEach((problem, row) => write(test, row, problem, true));
    const data = new RandomStream(seed, 'data');
    return {
      vocabulary: [...Array.from({ length: 10 }, (_, i) => String(i)), 'is', 'NOT', 'yes', 'no'],
      length,
      slots: 1,
      graded: 1,
      chance: 1 / 2,
      source: {
        kind: 'stream',
        draw(index, into, row) {
          const problem = problems.draw(data.restart(index));
          write(into, row, problem, data.uniform() < negated);
        },
      },
      test,
    };
  },
  prompt(parameters, text) {
    const digits = parameters.digits as number;
    const found = /^(not\s+|is\s+)?(\d+)\s*>\s*(\d+)\s*\??$/i.exec(text);
    if (!found) {
      return { problem: 'That isn’t a comparison: it must be like “12 > 7?” or “NOT 12 > 7?”.' };
    }
    const numbers = [found[2], found[3]].map((number) => number.replace(/^0+(?=.)/, ''));
    const long = numbers.find((number) => number.length > digits);
    if (long !== undefined) {
      const name = long.length > 12 ? `${long.slice(0, 10)}…` : long;
      return {
        problem: `${name} is too long: this model compares numbers up to ${10 ** digits - 1}.`,
      };
    }
    const flag = /^not/i.test(found[1] ?? '') ? NOT : PLAIN;
    const signs = numbers.map((number) => number.padStart(digits, '0')).join('');
    return { tokens: [flag, ...Array.from(signs, Number), -1] };
  },
  read(parameters, tokens) {
    const digits = parameters.digits as number;
    const number = (from: number) =>
      Array.from({ length: digits }, (_, i) => tokens[from + i]).join('');
    const not = tokens[0] === NOT ? 'NOT ' : '';
    return [{ text: `${not}${number(1)} > ${number(1 + digits)}? ` }, { answer: 2 * digits + 1 }];
  },
};
export default task;
