import { RandomStream } from '../src/random/stream';
import { emptyExamples, writeExample } from '../src/task/examples';
import type { ExampleSet, Task, TaskParameters } from '../src/task/task';

const PLUS = 10;
const EQUALS = 11;
const HELD_OUT = 2000;

interface Layout {
  readonly length: number;
  readonly vocabulary: number;
  /** Indices of the answer's tokens, most significant digit first. */
  readonly answers: readonly number[];
  /** Of what is written down on the way to it. */
  readonly scratchpad: readonly number[];
  /** Writes the example a + b to `into`. */
  write(a: number, b: number, into: number[]): void;
}

/** Writes the lowest k decimal digits, least significant first, to `into` at `at`, `at` + `stride`, … */
function writeDigits(n: number, k: number, into: number[], at: number, stride: number): void {
  for (let i = 0, rest = n; i < k; i++) {
    const tens = Math.floor(rest / 10);
    into[at + i * stride] = rest - 10 * tens;
    rest = tens;
  }
}

function layoutOf(parameters: TaskParameters): Layout {
  const k = parameters.digits as number;
  if (parameters.layout === 'interleaved') {
    return {
      length: 3 * k,
      vocabulary: 10,
      answers: Array.from({ length: k }, (_, i) => 3 * (k - 1 - i) + 2),
      scratchpad: [],
      write(a, b, into) {
        writeDigits(a, k, into, 0, 3);
        writeDigits(b, k, into, 1, 3);
        writeDigits(a + b, k, into, 2, 3);
      },
    };
  }
  const reversed = parameters.layout === 'reversed';
  const columns = parameters.layout === 'scratchpad' ? k : 0;
  const pad = 2 * k + 2;
  // Digit and carry of each column, then another equals sign.
  const first = columns ? pad + 2 * columns + 1 : pad;
  const places = Array.from({ length: k + 1 }, (_, i) => first + i);
  return {
    length: first + k + 1,
    vocabulary: 12,
    answers: reversed ? places.slice().reverse() : places,
    scratchpad: Array.from({ length: 2 * columns }, (_, i) => pad + i),
    write(a, b, into) {
      writeDigits(a, k, into, k - 1, -1);
      into[k] = PLUS;
      writeDigits(b, k, into, 2 * k, -1);
      into[2 * k + 1] = EQUALS;
      for (let i = 0, carry = 0; i < columns; i++) {
        const sum = into[k - 1 - i] + into[2 * k - i] + carry;
        carry = sum > 9 ? 1 : 0;
        into[pad + 2 * i] = sum - 10 * carry;
        into[pad + 2 * i + 1] = carry;
      }
      if (columns) into[first - 1] = EQUALS;
      if (reversed) writeDigits(a + b, k + 1, into, first, 1);
      else writeDigits(a + b, k + 1, into, first + k, -1);
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
      options: ['plain', 'reversed', 'interleaved', 'scratchpad'],
      default: 'plain',
      label: 'Layout',
      help: 'plain: 12+34=046. reversed: the answer’s last digit first. interleaved: column by column, last digit first. scratchpad: each column’s digit and carry first, which the model writes down for itself, then the answer.',
    },
  },
  shape(parameters) {
    const { length, vocabulary, answers, scratchpad } = layoutOf(parameters);
    const graded = answers.length;
    return {
      vocabulary,
      length,
      slots: graded + scratchpad.length,
      graded,
      ...(scratchpad.length > 0 && { written: scratchpad[0] }),
      train: 0,
      test: heldOutCount(parameters),
    };
  },
  build(parameters, seed) {
    const layout = layoutOf(parameters);
    const { length, answers, scratchpad } = layout;
    const trained = [...scratchpad, ...answers];
    const largest = 10 ** (parameters.digits as number);
    const test = emptyExamples(heldOutCount(parameters), length);
    const tokens = new Array<number>(length).fill(0);
    const write = (set: ExampleSet, row: number, a: number, b: number) => {
      layout.write(a, b, tokens);
      writeExample(set, row, tokens, answers, trained);
    };
    // By first operand, since a pair of 8-digit numbers does not fit one exact number.
    const heldOut = new Map<number, Set<number>>();
    const random = new RandomStream(seed, 'heldOut');
    for (let row = 0; row < test.count;) {
      const a = random.below(largest);
      const b = random.below(largest);
      const seconds = heldOut.get(a) ?? new Set();
      if (seconds.has(b)) continue;
      heldOut.set(a, seconds.add(b));
      write(test, row++, a, b);
    }
    const data = new RandomStream(seed, 'data');
    const digits = Array.from({ length: 10 }, (_, i) => String(i));
    return {
      vocabulary: layout.vocabulary === 10 ? digits : [...digits, '+', '='],
      length,
      slots: trained.length,
      graded: answers.length,
      chance: 0.1,
      source: {
        kind: 'stream',
        draw(index, into, row) {
          data.restart(index);
          let a: number;
          let b: number;
          do {
            a = data.below(largest);
            b = data.below(largest);
          } while (heldOut.get(a)?.has(b));
          write(into, row, a, b);
        },
      },
      test,
    };
  },
  placeValues(parameters) {
    const { answers } = layoutOf(parameters);
    const ordered = [...answers].sort((a, b) => a - b);
    return ordered.map((at) => 10 ** (answers.length - 1 - answers.indexOf(at)));
  },
  prompt(parameters, text) {
    const k = parameters.digits as number;
    const found = /^(\d+)\s*\+\s*(\d+)\s*=?$/.exec(text);
    if (!found) {
      return { problem: 'That isn’t a sum of two whole numbers: it must be like “17 + 25 =”.' };
    }
    const [a, b] = [found[1], found[2]].map((digits) => digits.replace(/^0+(?=.)/, ''));
    const long = [a, b].find((digits) => digits.length > k);
    if (long !== undefined) {
      const most = (10 ** k - 1).toLocaleString('en');
      const name = long.length > 12 ? `${long.slice(0, 10)}…` : long;
      return {
        problem: `${name} is too long: this model adds numbers up to ${most} (${k} digits).`,
      };
    }
    const layout = layoutOf(parameters);
    const tokens = new Array<number>(layout.length).fill(0);
    layout.write(Number(a), Number(b), tokens);
    for (const place of [...layout.scratchpad, ...layout.answers]) tokens[place] = -1;
    return { tokens };
  },
  read(parameters, tokens) {
    const k = parameters.digits as number;
    const { answers, scratchpad } = layoutOf(parameters);
    const operand = (first: number, stride: number) =>
      Array.from({ length: k }, (_, i) => tokens[first + i * stride]).join('');
    const interleaved = parameters.layout === 'interleaved';
    const a = interleaved ? operand(3 * (k - 1), -3) : operand(0, 1);
    const b = interleaved ? operand(3 * (k - 1) + 1, -3) : operand(k + 1, 1);
    // Each column as it is added up, then its digit and its carry.
    const columns = scratchpad.flatMap((written, i) => {
      const column = k - 1 - i / 2;
      const sum = `${i > 0 ? '  ' : ''}${a[column]}+${b[column]} → `;
      return i % 2 === 0 ? [{ text: sum }, { written }] : [{ written }];
    });
    const equals = columns.length > 0 ? [{ text: '  = ' }] : [];
    return [
      { text: `${a} + ${b} = ` },
      ...columns,
      ...equals,
      ...answers.map((answer) => ({ answer })),
    ];
  },
};
export default task;
