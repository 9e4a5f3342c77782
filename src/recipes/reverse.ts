import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'reverse',
  group: 'sequences',
  order: 1,
  title: 'Backwards',
  what: 'Words of sixteen random letters, to be written backwards.',
  watch: 'letters come in fast, and whole words after them.',
  held: '3 of 3 seeds',
  sample: 'qtamvx → xvmatq',
  config: {
    version: 1,
    task: {
      id: 'reverse',
      letters: 26,
      length: 16,
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
      learningRate: 0.001,
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
      steps: 600,
      logEvery: 1,
      evalEvery: 10,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    tokens: [0.038, 0.072, 0.363, 0.989, 1, 1, 1, 1, 1, 1, 1],
    heldOut: [0, 0, 0, 0.83, 1, 1, 1, 1, 1, 1, 1],
  },
};

export default recipe;
