import { drawnApart, fewHeldOut } from '../src/task/held-out';
import { permutation, RandomStream } from '../src/random/stream';
import type { Task, TaskParameters } from '../src/task/task';

const TEST = 2000;

function read(parameters: TaskParameters) {
  return {
    symbols: parameters.symbols as number,
    labels: parameters.labels as number,
    items: parameters.items as number,
    shots: parameters.shots as number,
    fixedShare: parameters.fixedShare as number,
    unseen: parameters.unseen as number,
  };
}

/** T, and how many examples are held out: a lower bound of how many there are suffices. */
function sizes(parameters: TaskParameters) {
  const { symbols, labels, items, shots, unseen } = read(parameters);
  let problems = items;
  for (let i = 0; i < items; i++) problems *= ((unseen || symbols) - i) * (labels - i);
  return { length: 2 * items * shots + 2, test: fewHeldOut(TEST, problems) };
}

/**
 * Symbols and their labels, shown some times each, then one of the symbols again: what is its label? A mapping is drawn
 * anew for each problem, so that only the context tells (Chan et al. 2022), or, in a share of the training problems,
 * is always the same, so that it can be learned by heart. Held-out problems all have new mappings.
 */
const task: Task = {
  id: 'symbol-mapping',
  title: 'New words',
  summary:
    'What does this word mean here? Words get new meanings in every problem; only its examples tell.',
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
      min: 8,
      max: 64,
      default: 32,
      label: 'Words',
      help: 'Different words that there are.',
    },
    labels: {
      kind: 'integer',
      min: 2,
      max: 32,
      default: 8,
      label: 'Meanings',
      help: 'Different meanings that a word can have.',
    },
    items: {
      kind: 'integer',
      min: 2,
      max: 8,
      default: 4,
      label: 'Words a problem',
      help: 'Different words in one problem, no two of them with the same meaning where meanings are new.',
    },
    shots: {
      kind: 'integer',
      min: 1,
      max: 8,
      default: 4,
      label: 'Shots',
      unit: 'a word',
      help: 'How often a problem shows each word with its meaning before it asks.',
    },
    fixedShare: {
      kind: 'number',
      min: 0,
      max: 1,
      default: 0,
      label: 'Fixed meanings',
      help: 'Share of training problems where words mean what they always mean. Held-out problems never do that.',
    },
    unseen: {
      kind: 'integer',
      min: 0,
      max: 32,
      default: 0,
      label: 'Words kept back',
      help: 'So many words never occur in training, and held-out problems are about them alone; 0: all words occur in both.',
    },
  },
  check(parameters) {
    const { symbols, labels, items, unseen } = read(parameters);
    if (items > labels) return { key: 'items', allowed: `at most labels, ${labels}` };
    if (unseen !== 0 && (unseen < items || symbols - unseen < items))
      return { key: 'unseen', allowed: `0, or from items, ${items}, to symbols − items` };
    return undefined;
  },
  shape(parameters) {
    const { symbols, labels, items, shots } = read(parameters);
    const { length, test } = sizes(parameters);
    const slots = items * shots + 1;
    return { vocabulary: symbols + labels, length, slots, graded: 1, train: 0, test };
  },
  build(parameters, seed) {
    const { symbols, labels, items, shots, fixedShare, unseen } = read(parameters);
    const { length, test: heldOut } = sizes(parameters);
    const facts = new RandomStream(seed, 'facts');
    const fixed = Uint32Array.from({ length: symbols }, () => facts.below(labels));
    const draw = (random: RandomStream, into: number[], side: 'train' | 'test') => {
      // The last `unseen` symbols are those that training never meets.
      const first = side === 'test' && unseen > 0 ? symbols - unseen : 0;
      const last = side === 'test' ? symbols : symbols - unseen;
      const words = permutation(last - first, random);
      const meanings = permutation(labels, random);
      const known = side === 'train' && random.uniform() < fixedShare;
      const write = (at: number, item: number) => {
        const word = first + words[item];
        into[at] = word;
        into[at + 1] = symbols + (known ? fixed[word] : meanings[item]);
      };
      const order = permutation(items * shots, random);
      for (let i = 0; i < order.length; i++) write(2 * i, order[i] % items);
      write(2 * order.length, random.below(items));
    };
    const named = (letter: string, n: number) =>
      Array.from({ length: n }, (_, i) => `${letter}${i}`);
    return {
      vocabulary: [...WORDS.slice(0, symbols), ...named('', labels)],
      length,
      slots: items * shots + 1,
      graded: 1,
      chance: 1 / labels,
      ...drawnApart(seed, {
        length,
        heldOut,
        graded: [length - 1],
        trained: Array.from({ length: items * shots + 1 }, (_, i) => 2 * i + 1),
        draw,
      }),
    };
  },
  read(parameters, tokens) {
    const { symbols } = read(parameters);
    const last = tokens.length - 2;
    const shown = Array.from({ length: last / 2 }, (_, i) => {
      return `${WORDS[tokens[2 * i]]} ${tokens[2 * i + 1] - symbols}`;
    });
    return [{ text: `${shown.join(', ')}; ${WORDS[tokens[last]]} ` }, { answer: last + 1 }];
  },
};

/** Sixty-four short words that mean nothing. */
const WORDS: readonly string[] = [
  'b',
  'd',
  'f',
  'g',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'w',
  'y',
  'z',
].flatMap((first) => ['a', 'e', 'i', 'o'].map((vowel) => `${first}${vowel}`));

export default task;
