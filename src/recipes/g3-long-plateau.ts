import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'g3-long-plateau',
  group: 'grokking',
  order: 3,
  title: 'A longer wait',
  what: 'The sums of Grokking, with fewer of them to train on.',
  watch: 'all known by heart within a hundred steps, next to nothing understood for hundreds more.',
  held: '3 of 3 seeds',
  sample: '41 + 30 ≡ 18  (mod 53)',
  config: {
    version: 1,
    task: {
      id: 'modular-arithmetic',
      operation: 'add',
      modulus: 53,
      equals: false,
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
      steps: 2000,
      logEvery: 1,
      evalEvery: 10,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'log', loss: 'log' },
  speed: null,
  sketch: {
    train: [0.02, 1, 1, 1, 1, 1, 1, 1, 1],
    heldOut: [0.014, 0.018, 0.107, 0.7, 0.951, 0.995, 1, 1, 1],
  },
};

export default recipe;
