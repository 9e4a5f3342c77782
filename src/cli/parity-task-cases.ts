import { parseRunConfig } from '../config/parse';
import { tasks } from '../task/registry';
import type { ParityCase } from './parity-cases';

type Section = Readonly<Record<string, unknown>>;

const small = { width: 16, heads: 4, mlpWidth: 32 };
const twoLayers = { ...small, layers: 2, norm: 'layernorm', activation: 'gelu' };

/** One of each kind of task that gives a model something else to do; to it, most others are only other tokens. */
const kinds: readonly { what: string; task: Section; model: Section }[] = [
  {
    what: 'answers of differing length',
    task: { id: 'transliteration' },
    model: { ...twoLayers, bias: 'all' },
  },
  {
    what: 'trained on every step, graded on the last',
    task: { id: 'clamped-counter', moves: 4, layout: 'scratchpad' },
    model: twoLayers,
  },
  {
    what: 'trained everywhere, graded on a part, attention only',
    task: { id: 'induction', symbols: 12, shortest: 3, longest: 6, length: 16 },
    model: { ...twoLayers, mlpWidth: 0 },
  },
  {
    what: 'a vocabulary of 2,080',
    task: { id: 'pair-lookup', keys: 'one', count: 4, symbols: 2048, answers: 32 },
    model: { ...small, norm: 'layernorm', tiedEmbedding: true },
  },
  { what: 'a book', task: { id: 'text', context: 24 }, model: { ...twoLayers, norm: 'rmsnorm' } },
  {
    what: 'pictures in the context',
    task: { id: 'digits', count: 3 },
    model: { ...twoLayers, positions: 'rotary' },
  },
  {
    what: 'pictures drawn, squared error',
    task: { id: 'digit-autoencoder' },
    model: { ...small, norm: 'layernorm', activation: 'gelu' },
  },
];

export const taskCases: readonly ParityCase[] = kinds.map(({ what, task, model }) => ({
  name: `${String(task.id)}: ${what}`,
  config: parseRunConfig(
    {
      version: 1,
      task,
      model,
      optimizer: { learningRate: 0.003, beta2: 0.99, weightDecay: 0.1, schedule: 'cosine' },
      training: { steps: 200, evalEvery: 200, batchSize: 12 },
    },
    tasks,
  ),
}));
