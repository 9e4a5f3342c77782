import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'ring-walks',
  group: 'grokking',
  order: 7,
  title: 'Walks on a secret ring',
  what: 'Every symbol has a secret successor; where is one after so many steps?',
  watch: 'walks trained on are soon known by heart; where the others lead comes much later.',
  held: '3 of 3 seeds',
  sample: '17, 5 steps on → 4',
  config: {
    version: 1,
    task: {
      id: 'iterated-map',
      symbols: 31,
      steps: 31,
      trainFraction: 0.55,
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
      finalFraction: 0.1,
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
  axes: {
    x: 'linear',
    loss: 'log',
  },
  speed: 60,
  sketch: {
    train: [0.007, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    heldOut: [0.012, 0, 0.007, 0.022, 0.098, 0.971, 0.998, 1, 1, 1, 1],
  },
};

export default recipe;
