import { RandomStream } from '../src/random/stream';
import { emptyExamples, writeExample } from '../src/task/examples';
import { heldOutCount, problemsOf } from '../src/task/problems';
import type { ExampleSet, Task, TaskParameters } from '../src/task/task';

const START = 50;
const LAST = 99;
/** Moves of −28, −21, … 28; their ids come after the ten digits. */
const MOVES = Array.from({ length: 9 }, (_, i) => 7 * (i - 4));
const FIRST_MOVE = 10;
const EQUALS = FIRST_MOVE + MOVES.length;
const HASH = EQUALS + 1;

const signed = (move: number) => (move < 0 ? `−${-move}` : `+${move}`);

function layoutOf(parameters: TaskParameters) {
  const moves = parameters.moves as number;
  const scratchpad = parameters.layout === 'scratchpad';
  // direct: moves # answer; scratchpad: moves = (tens ones) after each move # answer.
  const length = scratchpad ? 3 * moves + 3 : moves + 2;
  const steps = scratchpad ? Array.from({ length: 2 * moves }, (_, i) => moves + 1 + i) : [];
  const answer = length - 1;
  return { moves, scratchpad, length, answer, trained: [...steps, answer] };
}

/** A counter that stops at 0 and 99: a chain whose every step needs the one before it (recipe C1). */
const task: Task = {
  id: 'clamped-counter',
  title: 'Clamped counter',
  summary:
    'A counter starts at 50, moves up and down, and stops at 0 and at 99: the tens digit of where it ends.',
  nouns: {
    example: 'count',
    examples: 'counts',
    token: 'digit',
    tokens: 'digits',
    heldOut: 'held-out',
  },
  defaultBatch: 64,
  fields: {
    moves: {
      kind: 'integer',
      min: 2,
      max: 8,
      default: 6,
      label: 'Moves',
      unit: 'a count',
      help: 'How often the counter is moved before it is read.',
    },
    layout: {
      kind: 'choice',
      options: ['direct', 'scratchpad'],
      default: 'direct',
      label: 'Layout',
      help: 'direct: the answer at once. scratchpad: first where the counter stands after each move; the model writes that down for itself, and is marked by the answer that it then comes to.',
    },
  },
  shape(parameters) {
    const { moves, scratchpad, length, trained } = layoutOf(parameters);
    const test = heldOutCount(MOVES.length ** moves);
    const written = scratchpad ? { written: moves + 1 } : {};
    return {
      vocabulary: HASH + 1,
      length,
      slots: trained.length,
      graded: 1,
      train: 0,
      test,
      ...written,
    };
  },
  build(parameters, seed) {
    const { moves, scratchpad, length, answer, trained } = layoutOf(parameters);
    const problems = problemsOf(MOVES.length ** moves, seed);
    const tokens = new Array<number>(length).fill(0);
    const write = (set: ExampleSet, row: number, problem: number) => {
      let counter = START;
      for (let i = 0, rest = problem; i < moves; i++) {
        const move = rest % MOVES.length;
        rest = (rest - move) / MOVES.length;
        counter = Math.min(LAST, Math.max(0, counter + MOVES[move]));
        tokens[i] = FIRST_MOVE + move;
        if (!scratchpad) continue;
        tokens[moves + 1 + 2 * i] = Math.floor(counter / 10);
        tokens[moves + 2 + 2 * i] = counter % 10;
      }
      if (scratchpad) tokens[moves] = EQUALS;
      tokens[length - 2] = HASH;
      tokens[answer] = Math.floor(counter / 10);
      writeExample(set, row, tokens, [answer], trained);
    };
    const test = emptyExamples(problems.heldOut.size, length);
    [...problems.heldOut].forEach((problem, row) => write(test, row, problem));
    const data = new RandomStream(seed, 'data');
    const digits = Array.from({ length: 10 }, (_, i) => String(i));
    return {
      vocabulary: [...digits, ...MOVES.map(signed), '=', '#'],
      length,
      slots: trained.length,
      graded: 1,
      chance: 1 / 10,
      source: {
        kind: 'stream',
        draw: (index, into, row) => write(into, row, problems.draw(data.restart(index))),
      },
      test,
    };
  },
  prompt(parameters, text) {
    const { moves, length, trained } = layoutOf(parameters);
    // "50 +7 −14 … → tens", its start and end and all that a scratchpad has in between left out or not.
    const plain = text
      .replace(/[-–]/g, '−')
      .replace(/−>|→|tens/g, ' ')
      .replace(/^\s*50(?=\s|$)/, ' ');
    const typed = plain.split(/\s+(?=[+−\d])|(?<=\d)(?=[+−])/).flatMap((move) => move.trim() || []);
    const names = MOVES.map(signed);
    const ids = typed.map((move) => names.indexOf(move === '0' ? '+0' : move.replace(/\s/g, '')));
    const unknown = typed[ids.indexOf(-1)];
    if (unknown !== undefined) {
      const name = unknown.length > 12 ? `${unknown.slice(0, 10)}…` : unknown;
      return { problem: `“${name}” is no move of this counter: it moves by ${names.join(', ')}.` };
    }
    if (ids.length !== moves) {
      return { problem: `That has ${ids.length} moves: this counter is moved ${moves} times.` };
    }
    const tokens = [...ids.map((id) => FIRST_MOVE + id), EQUALS];
    while (tokens.length < length) tokens.push(-1);
    tokens[length - 2] = HASH;
    for (const place of trained) tokens[place] = -1;
    return { tokens };
  },
  read(parameters, tokens) {
    const { moves, scratchpad, answer } = layoutOf(parameters);
    const move = (i: number) => signed(MOVES[tokens[i] - FIRST_MOVE]);
    const all = Array.from({ length: moves }, (_, i) => i);
    if (!scratchpad) {
      return [{ text: `${START} ${all.map(move).join(' ')} → tens ` }, { answer }];
    }
    const steps = all.flatMap((i) => [
      { text: `${i ? '  ' : ''}${move(i)} → ` },
      { written: moves + 1 + 2 * i },
      { written: moves + 2 + 2 * i },
    ]);
    return [...steps, { text: '  tens ' }, { answer }];
  },
};
export default task;
