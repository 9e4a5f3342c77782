import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'g3-long-plateau',
  group: 'grokking',
  order: 3,
  title: 'A longer wait',
  what: 'Fewer sums to train on, and an equals sign.',
  watch: 'all known by heart, hardly anything understood, for a long time.',
  held: '2 of 3 seeds',
  sample: '41 + 30 =  18',
  config: {
    version: 1,
    task: {
      id: 'modular-arithmetic',
      operation: 'add',
      modulus: 53,
      equals: true,
      trainFraction: 0.3,
      symmetricSplit: false,
    },
    model: {
      layers: 1,
      width: 48,
      heads: 4,
      mlpWidth: 192,
      activation: 'relu',
      norm: 'none',
      positions: 'learned',
      tiedEmbedding: false,
      bias: 'mlp',
      initScale: 1,
    },
    optimizer: {
      id: 'adamw',
      learningRate: 0.01,
      beta1: 0.9,
      beta2: 0.98,
      epsilon: 1e-8,
      weightDecay: 3,
      warmupSteps: 10,
      schedule: 'constant',
      clipNorm: 0,
    },
    training: {
      batchSize: 'full',
      steps: 2500,
      logEvery: 1,
      evalEvery: 10,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'log', loss: 'log' },
  speed: null,
  sketch: {
    train: [0.02, 0.1, 0.5, 0.99, 1, 1, 1, 1, 1, 1, 1],
    heldOut: [0.02, 0.02, 0.02, 0.02, 0.02, 0.03, 0.06, 0.2, 0.8, 0.99, 1],
  },
};

export default recipe;
