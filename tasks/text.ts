import { permutation, RandomStream } from '../src/random/stream';
import { book, bookFacts, loadBook } from '../src/task/book';
import { characterBaselines } from '../src/task/character-statistics';
import { encode, onOneLine, visible } from '../src/task/characters';
import { emptyExamples } from '../src/task/examples';
import { keepOwnText, ownText, readOwnText, type OwnText } from '../src/task/own-text';
import type { Baseline, ExampleSet, Task, TaskParameters } from '../src/task/task';

const MOST_HELD_OUT = 500;
/** Characters before the marked ones that a person is shown. */
const SHOWN = 28;

function read(parameters: TaskParameters) {
  const own = parameters.source === 'own';
  const id = parameters.text as number;
  return {
    /** Length and alphabet; undefined where a person's own text is not here. */
    facts: own ? ownText(id) : bookFacts,
    prepared: () =>
      own ? prepare(id, () => ownText(id)!) : prepare(0, () => ({ ...bookFacts, text: book() })),
    context: parameters.context as number,
    marked: parameters.marked as number,
  };
}

/** The last text that was made ready, which all models of a run share. */
let ready:
  | {
      readonly id: number;
      readonly characters: Uint16Array;
      /** How many different characters the held-out part has. */
      readonly different: number;
      readonly baselines: readonly Baseline[];
    }
  | undefined;

/** A text as ids, and what simple guessers get of it. */
function prepare(id: number, text: () => Pick<OwnText, 'text' | 'alphabet'>) {
  if (ready?.id === id) return ready;
  const { text: whole, alphabet } = text();
  const characters = encode(whole, alphabet);
  const train = trainOf(characters.length);
  const [seen, heldOut] = [characters.subarray(0, train), characters.subarray(train)];
  return (ready = {
    id,
    characters,
    different: new Set(heldOut).size,
    baselines: characterBaselines(seen, heldOut, alphabet.length),
  });
}

/** How many characters are trained on: all but the last tenth. */
const trainOf = (characters: number) => characters - Math.floor(characters / 10);

/** Where the held-out last tenth begins, and how many windows of T characters are taken from it. */
function split(characters: number, length: number) {
  const train = trainOf(characters);
  const starts = characters - train - length + 1;
  return { train, starts, test: Math.min(MOST_HELD_OUT, starts) };
}

/** Next-character modelling of a real book, or of a text that the visitor brings. */
const task: Task = {
  id: 'text',
  title: 'Text',
  summary:
    'What character comes next? Trained on every one of a book; a passage counts only when all of its last ones are right.',
  nouns: {
    example: 'passage',
    examples: 'passages',
    token: 'character',
    tokens: 'characters',
    heldOut: 'held-out',
  },
  defaultBatch: 64,
  fields: {
    source: {
      kind: 'choice',
      options: ['book', 'own'],
      default: 'book',
      label: 'Source',
      help: 'book: the first third of Moby-Dick. own: a text that you paste or drop; it stays in this browser. The last tenth is held out.',
    },
    text: {
      kind: 'integer',
      min: 0,
      max: 2 ** 32 - 1,
      default: 0,
      label: 'Own text',
      help: 'The number that names the text that you brought.',
      control: 'text',
    },
    context: {
      kind: 'integer',
      min: 16,
      max: 128,
      default: 64,
      label: 'Window',
      unit: 'characters',
      help: 'How many characters the model sees at most.',
    },
    marked: {
      kind: 'integer',
      min: 1,
      max: 16,
      default: 5,
      label: 'Marked',
      unit: 'characters',
      help: 'The last characters of a passage, each guessed from those before it; the passage counts when all are right.',
    },
  },
  check(parameters) {
    if (read(parameters).facts) return undefined;
    const which = parameters.text === 0 ? 'one' : 'the one that this was made with';
    return { key: 'text', allowed: `a text that is here: paste or drop ${which}` };
  },
  shape(parameters) {
    const { facts, context, marked } = read(parameters);
    // Before a text has come nothing is built; its controls are there all the same.
    const { length: characters, alphabet } = facts ?? bookFacts;
    const length = context + 1;
    const { test } = split(characters, length);
    return {
      vocabulary: alphabet.length,
      length,
      slots: context,
      graded: marked,
      train: 0,
      test,
    };
  },
  load: async (parameters) => {
    if (parameters?.source !== 'own') await loadBook();
  },
  material: {
    of: ({ source, text }) => (source === 'own' ? ownText(text as number)?.text : undefined),
    take(material) {
      const text = material === undefined ? undefined : readOwnText(material);
      if (text && 'id' in text) keepOwnText(text);
    },
  },
  build(parameters, seed) {
    const { facts, prepared, context, marked } = read(parameters);
    if (!facts) throw new Error('the text is used before it has come');
    const { alphabet } = facts;
    const length = context + 1;
    const { characters, different, baselines } = prepared();
    const { train, starts, test: count } = split(characters.length, length);
    const write = (set: ExampleSet, row: number, start: number) => {
      const at = row * length;
      set.tokens.set(characters.subarray(start, start + length), at);
      set.trained.fill(1, at, at + context).fill(0, at + context, at + length);
      set.graded.fill(0, at, at + length).fill(1, at + context - marked, at + context);
    };
    const test = emptyExamples(count, length);
    const random = new RandomStream(seed, 'heldOut');
    // One from each of as many equal parts, so that all differ and are spread over the whole; in any order, so that the
    // first few are too.
    permutation(count, random).forEach((part, row) => {
      const from = Math.floor((part * starts) / count);
      const to = Math.floor(((part + 1) * starts) / count);
      write(test, row, train + from + random.below(to - from));
    });
    const data = new RandomStream(seed, 'data');
    return {
      vocabulary: alphabet.map(visible),
      length,
      slots: context,
      graded: marked,
      chance: 1 / different,
      source: {
        kind: 'stream',
        draw: (index, into, row) => write(into, row, data.restart(index).below(train - length + 1)),
      },
      test,
      baselines,
    };
  },
  prose: {
    encode(parameters, text) {
      const { alphabet } = read(parameters).facts ?? bookFacts;
      const known = new Set(alphabet);
      const unknown = [...new Set(text)].filter((character) => !known.has(character));
      return { tokens: Uint32Array.from(encode(text, alphabet)), unknown };
    },
    decode(parameters, tokens) {
      const { alphabet } = read(parameters).facts ?? bookFacts;
      return Array.from(tokens, (token) => alphabet[token]).join('');
    },
  },
  read(parameters, tokens) {
    const { facts, context, marked } = read(parameters);
    const { alphabet } = facts ?? bookFacts;
    const first = context + 1 - marked;
    const shown = Array.from(
      { length: Math.min(SHOWN, first) },
      (_, i, from = first - Math.min(SHOWN, first)) => alphabet[tokens[from + i]] ?? '',
    );
    return [
      { text: `${first > SHOWN ? '…' : ''}${onOneLine(shown.join(''))}` },
      ...Array.from({ length: marked }, (_, i) => ({ answer: first + i })),
    ];
  },
};
export default task;
