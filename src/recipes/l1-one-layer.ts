import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'l1-one-layer',
  group: 'context',
  order: 6,
  title: 'New words with one layer',
  what: 'The control: the same problems, for a model of one layer.',
  watch: 'one in four right, and never more: it guesses among the meanings shown.',
  held: '3 of 3 seeds',
  next: 'set Layers to 2 and restart.',
  sample: 'wo 3, ba 5, wo 3; ba ?',
  config: {
    version: 1,
    task: {
      id: 'symbol-mapping',
      symbols: 32,
      labels: 8,
      items: 4,
      shots: 4,
      fixedShare: 0,
      unseen: 0,
    },
    model: {
      layers: 1,
      width: 32,
      heads: 4,
      mlpWidth: 0,
      activation: 'gelu',
      norm: 'none',
      positions: 'learned',
      tiedEmbedding: false,
      bias: 'mlp',
      initScale: 2,
    },
    optimizer: {
      id: 'adamw',
      learningRate: 0.005,
      beta1: 0.9,
      beta2: 0.98,
      epsilon: 1e-8,
      weightDecay: 0,
      warmupSteps: 20,
      schedule: 'constant',
      clipNorm: 0,
    },
    training: {
      batchSize: 64,
      steps: 1000,
      logEvery: 1,
      evalEvery: 10,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    train: [0.02, 0.3, 0.16, 0.25, 0.2, 0.25],
    heldOut: [0.014, 0.256, 0.233, 0.256, 0.253, 0.245],
  },
};

export default recipe;
