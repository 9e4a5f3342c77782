import { parseRunConfig } from '../../src/config/parse';
import { emptyExamples } from '../../src/task/examples';
import { tasks } from '../../src/task/registry';
import type { ExampleSet, TaskInstance } from '../../src/task/task';

/** Forms of each task; a task that is added is held to the generic tests by its defaults alone. */
const forms: Readonly<Record<string, readonly object[]>> = {
  'modular-arithmetic': [
    { modulus: 2, trainFraction: 0.5 },
    { modulus: 11, equals: true, symmetricSplit: true },
    { operation: 'divide', modulus: 13 },
    { operation: 'divide', modulus: 7, symmetricSplit: true },
    { operation: 'sum-of-squares', modulus: 10 },
    { operation: 'cubic', modulus: 12, equals: true },
  ],
  addition: [
    { digits: 1 },
    { digits: 8, layout: 'interleaved' },
    { digits: 2, layout: 'reversed' },
    { digits: 8, layout: 'plain' },
    { digits: 1, layout: 'scratchpad' },
    { digits: 8, layout: 'scratchpad' },
  ],
  'pair-lookup': [
    { count: 1, symbols: 2, answers: 2 },
    { symbols: 128, answers: 64, skew: 3 },
    { skew: 0 },
    { keys: 'one', count: 5, symbols: 2048 },
    { keys: 'neighbours', count: 1, symbols: 2 },
    { keys: 'neighbours', count: 8, symbols: 128 },
  ],
  parity: [{ bits: 2 }, { bits: 2, layout: 'scratchpad' }, { bits: 20, layout: 'scratchpad' }],
  'clamped-counter': [{ moves: 2 }, { moves: 8 }, { moves: 2, layout: 'scratchpad' }],
  'negated-comparison': [
    { digits: 1, negated: 0 },
    { digits: 4, negated: 1 },
  ],
  unscramble: [{ letters: 3 }, { letters: 8 }],
  'permutation-group': [{ letters: 3, trainFraction: 0.9 }, { letters: 4 }],
  'iterated-map': [
    { symbols: 2, steps: 2, trainFraction: 0 },
    { symbols: 7, steps: 20 },
  ],
  text: [
    { context: 16, marked: 16 },
    { context: 128, marked: 1 },
  ],
  induction: [
    { trained: 'repeats' },
    { distinct: true },
    { symbols: 4, shortest: 2, longest: 2, length: 5, distinct: true },
    { symbols: 64, shortest: 40, longest: 40, length: 96 },
  ],
  'symbol-mapping': [
    { symbols: 8, labels: 2, items: 2, shots: 1, unseen: 2, fixedShare: 1 },
    { symbols: 64, labels: 32, items: 8, shots: 8, unseen: 32, fixedShare: 0.5 },
  ],
  'multi-hop': [
    { symbols: 3, hops: 1, questions: 3 },
    { symbols: 16, hops: 4, questions: 12 },
  ],
  reverse: [{ letters: 2, length: 3 }, { length: 24 }],
  sort: [
    { numbers: 2, length: 3 },
    { numbers: 100, length: 24 },
  ],
  digits: [{ count: 1 }, { count: 3 }],
  'digit-autoencoder': [{ tolerance: 0.05 }],
  dyck: [
    { kinds: 2, closed: 1, open: 1 },
    { kinds: 4, closed: 16, open: 12 },
  ],
};

for (const task of tasks.values()) await task.load?.();

/** Every task by its defaults and in each of its forms. */
export const taskForms = [...tasks.values()].flatMap((task) =>
  [{}, ...(forms[task.id] ?? [])].map((form) => {
    const config = parseRunConfig({ version: 1, task: { id: task.id, ...form } }, tasks);
    const { draws } = task.shape(config.task);
    const name = `${task.id} ${JSON.stringify(form)}`;
    return { task, parameters: config.task, name, draws: draws !== undefined };
  }),
);

/** The training split, or the first examples of a stream. */
export function trainingExamples({ source, length }: TaskInstance, count: number): ExampleSet {
  if (source.kind === 'finite') return source.examples;
  const set = emptyExamples(count, length);
  for (let i = 0; i < count; i++) source.draw(i, set, i);
  return set;
}
