import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'u1-half',
  group: 'shortcut',
  order: 2,
  title: 'A common NOT',
  what: 'The control: the same questions, every other one with NOT.',
  watch: 'no dip: what is met often is learned with the rest.',
  held: '3 of 3 seeds',
  sample: 'NOT 274 > 518?  yes',
  config: {
    version: 1,
    task: {
      id: 'negated-comparison',
      digits: 3,
      negated: 0.5,
    },
    model: {
      layers: 1,
      width: 48,
      heads: 4,
      mlpWidth: 192,
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
      steps: 400,
      logEvery: 1,
      evalEvery: 10,
      seed: 0,
      replicas: 1,
    },
  },
  axes: {
    x: 'linear',
    loss: 'linear',
  },
  speed: 60,
  sketch: {
    heldOut: [0.032, 0.647, 0.742, 0.747, 0.699, 0.744, 0.764, 0.919, 0.958, 0.948, 0.961],
  },
};

export default recipe;
