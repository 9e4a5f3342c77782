import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'l1-half',
  group: 'context',
  order: 5,
  title: 'Old words and new',
  what: 'In half of the training problems words mean what they always mean; in the others, and in all that are held out, their meaning is new.',
  watch: 'old meanings are learned by heart, and reading the examples comes all the same.',
  held: '3 of 3 seeds',
  next: 'set Fixed meanings to 1 and restart.',
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
      steps: 800,
      logEvery: 1,
      evalEvery: 10,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    train: [0.02, 0.5, 0.58, 0.66, 0.92, 1, 1, 1, 1],
    heldOut: [0.019, 0.185, 0.166, 0.198, 0.294, 0.781, 0.976, 0.997, 0.999],
  },
};

export default recipe;
