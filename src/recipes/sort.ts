import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'sort',
  group: 'sequences',
  order: 2,
  title: 'Sorting',
  what: 'Eight numbers, to be put in order.',
  watch: 'most numbers are soon in their place; the lists that are all right take longer.',
  held: '3 of 3 seeds',
  sample: '7 3 9 3 → 3 3 7 9',
  config: {
    version: 1,
    task: {
      id: 'sort',
      numbers: 20,
      length: 8,
    },
    model: {
      layers: 1,
      width: 32,
      heads: 4,
      mlpWidth: 128,
      activation: 'gelu',
      norm: 'layernorm',
      positions: 'learned',
      tiedEmbedding: false,
      bias: 'mlp',
      initScale: 1,
    },
    optimizer: {
      id: 'adamw',
      learningRate: 0.005,
      beta1: 0.9,
      beta2: 0.99,
      epsilon: 1e-8,
      weightDecay: 0,
      warmupSteps: 20,
      schedule: 'cosine',
      finalFraction: 0.1,
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
    tokens: [0.036, 0.87, 0.933, 0.956, 0.979, 0.985, 0.989, 0.995, 0.995, 0.997, 0.997],
    heldOut: [0, 0.312, 0.564, 0.693, 0.85, 0.888, 0.921, 0.961, 0.962, 0.979, 0.98],
  },
};

export default recipe;
