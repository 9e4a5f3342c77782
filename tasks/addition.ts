import { RandomStream } from '../src/random/stream';
import { emptyExamples, writeExample } from '../src/task/examples';
import type { Task, TaskParameters } from '../src/task/task';

const PLUS = 10;
const EQUALS = 11;
const HELD_OUT = 2000;

interface Layout {
  readonly length: number;
  readonly vocabulary: number;
  /** Indices of the answer's tokens, most significant digit first. */
  readonly answers: readonly number[];
  write(a: number, b: number): number[];
}

/** The lowest k decimal digits, least significant first. */
function digitsOf(n: number, k: number): number[] {
  return Array.from({ length: k }, (_, i) => Math.floor(n / 10 ** i) % 10);
}

function layoutOf(parameters: TaskParameters): Layout {
  const k = parameters.digits as number;
  if (parameters.layout === 'interleaved') {
    return {
      length: 3 * k,
      vocabulary: 10,
      answers: Array.from({ length: k }, (_, i) => 3 * (k - 1 - i) + 2),
      write(a, b) {
        const sum = digitsOf(a + b, k);
        const [as, bs] = [digitsOf(a, k), digitsOf(b, k)];
        return sum.flatMap((s, i) => [as[i], bs[i], s]);
      },
    };
  }
  const reversed = parameters.layout === 'reversed';
  const places = Array.from({ length: k + 1 }, (_, i) => 2 * k + 2 + i);
  return {
    length: 3 * k + 3,
    vocabulary: 12,
    answers: reversed ? places.slice().reverse() : places,
    write(a, b) {
      const sum = digitsOf(a + b, k + 1);
      const operand = (n: number) => digitsOf(n, k).reverse();
      return [...operand(a), PLUS, ...operand(b), EQUALS, ...(reversed ? sum : sum.reverse())];
    },
  };
}

function heldOutCount(parameters: TaskParameters): number {
  return Math.min(HELD_OUT, Math.round(0.2 * 100 ** (parameters.digits as number)));
}

/** Long addition, each digit a token; the training stream never meets a held-out pair. */
const task: Task = {
  id: 'addition',
  title: 'Addition',
  summary: 'Column addition, digit by digit: a sum counts only when every digit is right.',
  nouns: {
    example: 'sum',
    examples: 'sums',
    token: 'digit',
    tokens: 'digits',
    heldOut: 'held-out',
  },
  defaultBatch: 64,
  fields: {
    digits: {
      kind: 'integer',
      min: 1,
      max: 8,
      default: 3,
      label: 'Digits',
      help: 'Length of the two numbers that are added.',
    },
    layout: {
      kind: 'choice',
      options: ['plain', 'reversed', 'interleaved'],
      default: 'plain',
      label: 'Layout',
      help: 'plain: 12+34=046. reversed: the answer’s last digit first. interleaved: column by column, last digit first.',
    },
  },
  shape(parameters) {
    const { length, vocabulary, answers } = layoutOf(parameters);
    const graded = answers.length;
    return { vocabulary, length, slots: graded, graded, train: 0, test: heldOutCount(parameters) };
  },
  build(parameters, seed) {
    const layout = layoutOf(parameters);
    const { length, answers } = layout;
    const largest = 10 ** (parameters.digits as number);
    const test = emptyExamples(heldOutCount(parameters), length);
    // By first operand, since a pair of 8-digit numbers does not fit one exact number.
    const heldOut = new Map<number, Set<number>>();
    const random = new RandomStream(seed, 'heldOut');
    for (let row = 0; row < test.count;) {
      const a = random.below(largest);
      const b = random.below(largest);
      const seconds = heldOut.get(a) ?? new Set();
      if (seconds.has(b)) continue;
      heldOut.set(a, seconds.add(b));
      writeExample(test, row++, layout.write(a, b), answers);
    }
    const digits = Array.from({ length: 10 }, (_, i) => String(i));
    return {
      vocabulary: layout.vocabulary === 10 ? digits : [...digits, '+', '='],
      length,
      slots: answers.length,
      graded: answers.length,
      chance: 0.1,
      source: {
        kind: 'stream',
        draw(index, into, row) {
          const stream = new RandomStream(seed, 'data', index);
          let a: number;
          let b: number;
          do {
            a = stream.below(largest);
            b = stream.below(largest);
          } while (heldOut.get(a)?.has(b));
          writeExample(into, row, layout.write(a, b), answers);
        },
      },
      test,
    };
  },
  read(parameters, tokens) {
    const k = parameters.digits as number;
    const { answers } = layoutOf(parameters);
    const operand = (first: number, stride: number) =>
      Array.from({ length: k }, (_, i) => tokens[first + i * stride]).join('');
    const interleaved = parameters.layout === 'interleaved';
    const a = interleaved ? operand(3 * (k - 1), -3) : operand(0, 1);
    const b = interleaved ? operand(3 * (k - 1) + 1, -3) : operand(k + 1, 1);
    return [{ text: `${a} + ${b} = ` }, ...answers.map((answer) => ({ answer }))];
  },
};
export default task;
