import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'l1-new-words',
  group: 'context',
  order: 4,
  title: 'New words',
  what: 'Words whose meaning a few examples tell; in half of the training problems they mean what they always mean.',
  watch:
    'problems with new meanings: one in four right, by guessing among those shown; then, quickly, the model reads the examples.',
  held: '3 of 3 seeds',
  next: 'set Layers to 1 and restart.',
  sample: 'wo 3, ba 5, wo 3; ba 5',
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
      layers: 2,
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
    train: [0.016, 0.578, 0.609, 0.656, 0.672, 0.641, 0.875, 0.938, 0.938, 1, 0.953],
    heldOut: [0.004, 0.192, 0.244, 0.239, 0.252, 0.378, 0.74, 0.894, 0.933, 0.982, 0.991],
  },
};

export default recipe;
