import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'g1-no-decay',
  group: 'grokking',
  order: 4,
  title: 'Without weight decay',
  what: 'The control: the sums of Grokking, with weight decay 0.',
  watch: 'training sums are soon known by heart; the rest stay near chance.',
  held: '3 of 3 seeds',
  next: 'set weight decay to 3 and restart: the rule comes.',
  sample: '41 + 30 ≡ ?  (mod 53)',
  config: {
    version: 1,
    task: {
      id: 'modular-arithmetic',
      operation: 'add',
      modulus: 53,
      equals: false,
      trainFraction: 0.35,
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
      weightDecay: 0,
      warmupSteps: 10,
      schedule: 'constant',
      clipNorm: 0,
    },
    training: {
      batchSize: 'full',
      steps: 1000,
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
    heldOut: [0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02],
  },
};

export default recipe;
