import { permutation, RandomStream } from '../src/random/stream';
import { emptyExamples, writeExample } from '../src/task/examples';
import type { Task, TaskParameters } from '../src/task/task';

function read(parameters: TaskParameters) {
  const symbols = parameters.symbols as number;
  const steps = parameters.steps as number;
  return { symbols, steps, fraction: parameters.trainFraction as number };
}

/** All one-step questions are trained on, and a share of the questions of two steps and more. */
function counts(parameters: TaskParameters) {
  const { symbols, steps, fraction } = read(parameters);
  const longer = symbols * (steps - 1);
  return { longer, shown: Math.round(fraction * longer) };
}

/** A secret round trip through all symbols, walked k steps: the steps are facts, the walks follow from them. */
const task: Task = {
  id: 'iterated-map',
  title: 'Walks on a secret ring',
  summary:
    'Every symbol has a successor, to be learned by heart; where is one after so many steps? Some walks are held out.',
  nouns: {
    example: 'walk',
    examples: 'walks',
    token: 'answer',
    tokens: 'answers',
    heldOut: 'held-out',
  },
  defaultBatch: 'full',
  fields: {
    symbols: {
      kind: 'integer',
      min: 2,
      max: 113,
      default: 31,
      label: 'Symbols',
      help: 'Symbols on the ring; the seed decides their order.',
    },
    steps: {
      kind: 'integer',
      min: 2,
      max: 113,
      default: 31,
      label: 'Longest walk',
      unit: 'steps',
      help: 'Walks are of one to so many steps.',
    },
    trainFraction: {
      kind: 'number',
      min: 0,
      max: 1,
      default: 0.5,
      label: 'Train fraction',
      slider: { min: 0.1, max: 0.9 },
      help: 'Share of the walks of two steps and more that the model is shown, beside every single step.',
    },
  },
  check(parameters) {
    const { longer, shown } = counts(parameters);
    if (shown < longer) return undefined;
    return { key: 'trainFraction', allowed: `such that one of ${longer} walks is held out` };
  },
  shape(parameters) {
    const { symbols, steps } = read(parameters);
    const { longer, shown } = counts(parameters);
    const vocabulary = symbols + steps;
    const train = symbols + shown;
    return { vocabulary, length: 3, slots: 1, graded: 1, train, test: longer - shown };
  },
  build(parameters, seed) {
    const { symbols, steps } = read(parameters);
    const { longer, shown } = counts(parameters);
    const ring = permutation(symbols, new RandomStream(seed, 'facts'));
    const placeOf = new Uint32Array(symbols);
    ring.forEach((symbol, place) => (placeOf[symbol] = place));
    const walks = Array.from(permutation(longer, new RandomStream(seed, 'split')));
    const examples = (numbers: readonly number[]) => {
      const set = emptyExamples(numbers.length, 3);
      numbers.forEach((walk, row) => {
        const symbol = walk % symbols;
        const k = (walk - symbol) / symbols + 1;
        const answer = ring[(placeOf[symbol] + k) % symbols];
        writeExample(set, row, [symbols + k - 1, symbol, answer], [2]);
      });
      return set;
    };
    const single = Array.from({ length: symbols }, (_, i) => i);
    const rest = walks.map((walk) => walk + symbols);
    return {
      vocabulary: [
        ...Array.from({ length: symbols }, (_, i) => String(i)),
        ...Array.from({ length: steps }, (_, i) => `${i + 1}×`),
      ],
      length: 3,
      slots: 1,
      graded: 1,
      chance: 1 / symbols,
      source: { kind: 'finite', examples: examples([...single, ...rest.slice(0, shown)]) },
      test: examples(rest.slice(shown)),
    };
  },
  prompt(parameters, text) {
    const { symbols, steps } = read(parameters);
    const found = /^(\d+)\s*,?\s+(\d+)(?:\s*steps?)?(?:\s*on)?\s*→?$/i.exec(text);
    if (!found) {
      return {
        problem: 'That isn’t a place and a number of steps: it must be like “5, 3 steps on”.',
      };
    }
    const [symbol, k] = [Number(found[1]), Number(found[2])];
    if (symbol >= symbols) {
      return {
        problem: `There is no place ${found[1].slice(0, 12)}: they go from 0 to ${symbols - 1}.`,
      };
    }
    if (k < 1 || k > steps) {
      return {
        problem: `${found[2].slice(0, 12)} steps are not what it was trained on: 1 to ${steps} are.`,
      };
    }
    return { tokens: [symbols + k - 1, symbol, -1] };
  },
  read(parameters, tokens) {
    const { symbols } = read(parameters);
    const k = tokens[0] - symbols + 1;
    return [{ text: `${tokens[1]}, ${k} ${k === 1 ? 'step' : 'steps'} on → ` }, { answer: 2 }];
  },
};
export default task;
