import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'l1-new-words',
  group: 'context',
  order: 4,
  title: 'New words',
  what: 'Words whose meaning only a few examples tell: it is another in every problem.',
  watch:
    'one in four right for hundreds of steps, by guessing among the meanings shown; then, quickly, the model reads the examples.',
  held: '4 of 4 seeds',
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
      fixedShare: 0,
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
    train: [0.02, 0.22, 0.23, 0.27, 0.2, 0.28, 0.56, 0.97, 1, 1, 1],
    heldOut: [0.019, 0.197, 0.243, 0.243, 0.24, 0.244, 0.522, 0.954, 0.995, 1, 0.999],
  },
};

export default recipe;
