import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'l1-one-layer',
  group: 'context',
  order: 5,
  title: 'New words with one layer',
  what: 'The control: the same problems, for a model of one layer.',
  watch: 'old meanings are learned by heart; of the new ones no more than one in four is right.',
  held: '3 of 3 seeds',
  sample: 'wo 3, ba 5, wo 3; ba ?',
  config: {
    version: 1,
    task: {
      id: 'symbol-mapping',
      symbols: 32,
      labels: 8,
      items: 4,
      shots: 4,
      fixedShare: 0.5,
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
      initScale: 1,
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
      steps: 900,
      logEvery: 1,
      evalEvery: 10,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    train: [0, 0.562, 0.609, 0.719, 0.578, 0.641, 0.578, 0.641, 0.516, 0.516],
    heldOut: [0.011, 0.153, 0.227, 0.236, 0.218, 0.228, 0.226, 0.237, 0.224, 0.234],
  },
};

export default recipe;
