import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'g2-leak-free',
  group: 'grokking',
  order: 2,
  title: 'Grokking, leak-free',
  what: 'The same sums, but a+b and b+a never on two sides of the split.',
  watch: 'held-out sums stay at chance until the rule comes.',
  held: '3 of 3 seeds',
  sample: '41 + 30,  30 + 41',
  config: {
    version: 1,
    task: {
      id: 'modular-arithmetic',
      operation: 'add',
      modulus: 53,
      equals: false,
      trainFraction: 0.5,
      symmetricSplit: true,
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
      steps: 1500,
      logEvery: 1,
      evalEvery: 10,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'log' },
  speed: 60,
  sketch: {
    train: [0.02, 0.99, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    heldOut: [0.018, 0, 0.004, 0.003, 0.019, 0.039, 0.13, 0.999, 1, 1, 1],
  },
};

export default recipe;
