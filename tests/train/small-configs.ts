import { parseRunConfig } from '../../src/config/parse';
import type { RunConfig } from '../../src/config/run-config';
import { tasks } from '../../src/task/registry';

const of = (config: object): RunConfig => parseRunConfig({ version: 1, ...config }, tasks);

/** Every task on models that take about 1 MFLOP a step, one 5, with every option of the model among them. */
export const smallConfigs: Readonly<Record<string, RunConfig>> = {
  'modular arithmetic, full batch, relu, weight decay': of({
    task: { id: 'modular-arithmetic', modulus: 13 },
    model: { width: 16, heads: 4, mlpWidth: 32 },
    training: { replicas: 3 },
  }),
  'modular arithmetic, shuffled': of({
    task: { id: 'modular-arithmetic', modulus: 7, equals: true },
    model: { width: 16, heads: 2, mlpWidth: 24 },
    training: { batchSize: 11, replicas: 2 },
  }),
  'addition, rotary, rmsnorm, gelu, tied, clipped, warm-up': of({
    task: { id: 'addition', digits: 2 },
    model: {
      layers: 2,
      width: 12,
      heads: 2,
      mlpWidth: 24,
      activation: 'gelu',
      norm: 'rmsnorm',
      positions: 'rotary',
      tiedEmbedding: true,
    },
    optimizer: { learningRate: 0.003, weightDecay: 0.1, clipNorm: 0.5, schedule: 'cosine' },
    training: { batchSize: 16, steps: 100 },
  }),
  'pair lookup, layernorm, gelu, every bias': of({
    task: { id: 'pair-lookup', count: 3, symbols: 6, answers: 5 },
    model: {
      width: 12,
      heads: 3,
      mlpWidth: 20,
      activation: 'gelu',
      norm: 'layernorm',
      positions: 'learned',
      bias: 'all',
    },
    optimizer: { learningRate: 0.004, weightDecay: 0, schedule: 'linear' },
    training: { batchSize: 36, steps: 100, replicas: 2 },
  }),
  'handwritten digits, tied': of({
    task: { id: 'digits', count: 2 },
    model: { width: 12, heads: 3, mlpWidth: 16, tiedEmbedding: true },
    optimizer: { learningRate: 0.003, weightDecay: 0.1 },
    training: { batchSize: 10, replicas: 2 },
  }),
  'redrawn digits, every bias': of({
    task: { id: 'digit-autoencoder', tolerance: 0.5 },
    model: { width: 8, heads: 2, mlpWidth: 12, bias: 'all' },
    optimizer: { learningRate: 0.004, weightDecay: 0 },
    training: { batchSize: 8, replicas: 2 },
  }),
  'addition, attention alone, one wide layer, no positions': of({
    task: { id: 'addition', digits: 1, layout: 'interleaved' },
    model: { width: 20, heads: 1, mlpWidth: 0, positions: 'none', bias: 'none' },
    optimizer: { learningRate: 0.002, weightDecay: 0.01 },
    training: { batchSize: 7 },
  }),
  'modular arithmetic, wide enough for tiles of 8×8': of({
    task: { id: 'modular-arithmetic', modulus: 11, equals: true },
    model: { width: 64, heads: 4, mlpWidth: 100, norm: 'layernorm' },
    optimizer: { learningRate: 0.002, weightDecay: 0.1 },
    training: { batchSize: 48 },
  }),
};
