import { drawnApart, fewHeldOut } from '../src/task/held-out';
import type { RandomStream } from '../src/random/stream';
import type { Task, TaskParameters } from '../src/task/task';

const TEST = 2000;
const OPENING = '([{<';
const CLOSING = ')]}>';

function read(parameters: TaskParameters) {
  return {
    kinds: parameters.kinds as number,
    closed: parameters.closed as number,
    open: parameters.open as number,
  };
}

/**
 * ways[n][h]: how many ways n brackets, none closed before it is opened, lead from h open ones to `open` open ones. Their
 * kinds left out: those are free where a bracket opens.
 */
function countWays(length: number, open: number): number[][] {
  const ways = [Array.from({ length: length + 2 }, (_, h): number => (h === open ? 1 : 0))];
  for (let n = 1; n <= length; n++) {
    const before = ways[n - 1];
    ways.push(before.map((_, h) => (before[h + 1] ?? 0) + (h > 0 ? before[h - 1] : 0)));
  }
  return ways;
}

function sizes(parameters: TaskParameters) {
  const { kinds, closed, open } = read(parameters);
  const shown = 2 * closed + open;
  const ways = countWays(shown, open);
  const test = fewHeldOut(TEST, ways[shown][0] * kinds ** (closed + open));
  return { shown, length: shown + open, test, ways };
}

/**
 * Beginnings of Dyck words: brackets of some kinds, properly nested, of which a few are still open, all such beginnings
 * equally likely. The model closes them, innermost first.
 */
const task: Task = {
  id: 'dyck',
  title: 'Brackets',
  summary: 'Close every bracket that is still open, in the right order.',
  nouns: {
    example: 'row',
    examples: 'rows',
    token: 'bracket',
    tokens: 'brackets',
    heldOut: 'held-out',
  },
  defaultBatch: 64,
  fields: {
    kinds: {
      kind: 'integer',
      min: 2,
      max: 4,
      default: 3,
      label: 'Kinds',
      unit: 'of brackets',
      help: 'Different pairs of brackets: ( ), [ ], { }, < >.',
    },
    closed: {
      kind: 'integer',
      min: 1,
      max: 16,
      default: 6,
      label: 'Closed pairs',
      help: 'Pairs that are opened and closed again before the model’s turn.',
    },
    open: {
      kind: 'integer',
      min: 1,
      max: 12,
      default: 4,
      label: 'Left open',
      unit: 'brackets',
      help: 'Brackets that the model has to close; all of them have to be right.',
    },
  },
  shape(parameters) {
    const { kinds, open } = read(parameters);
    const { length, test } = sizes(parameters);
    return { vocabulary: 2 * kinds, length, slots: open, graded: open, train: 0, test };
  },
  build(parameters, seed) {
    const { kinds, open } = read(parameters);
    const { shown, length, test: heldOut, ways } = sizes(parameters);
    const stack: number[] = [];
    const draw = (random: RandomStream, into: number[]) => {
      stack.length = 0;
      for (let i = 0; i < shown; i++) {
        const left = ways[shown - i - 1];
        const [opens, all] = [left[stack.length + 1] ?? 0, ways[shown - i][stack.length]];
        if (random.uniform() * all < opens) stack.push((into[i] = random.below(kinds)));
        else into[i] = kinds + stack.pop()!;
      }
      for (let i = shown; i < length; i++) into[i] = kinds + stack.pop()!;
    };
    const graded = Array.from({ length: open }, (_, i) => shown + i);
    return {
      vocabulary: [...OPENING.slice(0, kinds), ...CLOSING.slice(0, kinds)],
      length,
      slots: open,
      graded: open,
      chance: 1 / kinds,
      ...drawnApart(seed, { length, heldOut, graded, draw }),
    };
  },
  prompt(parameters, text) {
    const { kinds, open } = read(parameters);
    const { shown, length } = sizes(parameters);
    const signs = [...OPENING.slice(0, kinds), ...CLOSING.slice(0, kinds)];
    const typed = [...text.replace(/[\s,]+/g, '')];
    const tokens: number[] = [];
    const stack: number[] = [];
    for (const [i, sign] of typed.entries()) {
      const token = signs.indexOf(sign);
      if (token < 0) {
        return { problem: `“${sign}” is no bracket of this model: it knows ${signs.join(' ')}.` };
      }
      tokens.push(token);
      if (token < kinds) {
        stack.push(token);
        continue;
      }
      const last = stack.pop();
      if (last === token - kinds) continue;
      const closes = last === undefined ? 'nothing that is open' : `“${signs[last]}”`;
      const should = last === undefined ? '' : `, which takes “${signs[kinds + last]}”`;
      return { problem: `Bracket ${i + 1}, “${sign}”, closes ${closes}${should}.` };
    }
    if (tokens.length !== shown || stack.length !== open) {
      return {
        problem:
          `Those are ${tokens.length} brackets, and ${stack.length} stay open: this model is shown ${shown}, of which ` +
          `${open} stay open.`,
      };
    }
    while (tokens.length < length) tokens.push(-1);
    return { tokens };
  },
  read(parameters, tokens) {
    const { kinds, open } = read(parameters);
    const { shown } = sizes(parameters);
    const signs = OPENING.slice(0, kinds) + CLOSING.slice(0, kinds);
    const row = Array.from({ length: shown }, (_, i) => signs[tokens[i]]).join(' ');
    return [
      { text: `${row} ` },
      ...Array.from({ length: open }, (_, i) => ({ answer: shown + i })),
    ];
  },
};
export default task;
