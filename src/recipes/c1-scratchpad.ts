import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'c1-scratchpad',
  group: 'steps',
  order: 2,
  title: 'Counting on paper',
  what: 'The same counter, which the model writes down for itself after every move; marked by the tens digit that it comes to.',
  watch:
    'slower at first than in the head, since one wrong step spoils the rest; then it goes on to the end.',
  held: '3 of 3 seeds',
  next: 'set Width to 8 and restart: what so small a model writes down leads it astray.',
  sample: '50 +7→57 −28→29 …',
  config: {
    version: 1,
    task: {
      id: 'clamped-counter',
      moves: 6,
      layout: 'scratchpad',
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
      learningRate: 0.006,
      beta1: 0.9,
      beta2: 0.99,
      epsilon: 1e-8,
      weightDecay: 0,
      warmupSteps: 50,
      schedule: 'cosine',
      finalFraction: 0.1,
      clipNorm: 0,
    },
    training: {
      batchSize: 64,
      steps: 1000,
      logEvery: 1,
      evalEvery: 20,
      seed: 0,
      replicas: 1,
    },
  },
  axes: {
    x: 'linear',
    loss: 'linear',
  },
  speed: 120,
  sketch: {
    heldOut: [0.032, 0.388, 0.719, 0.787, 0.882, 0.997, 0.998, 1, 0.999, 1, 1],
  },
};

export default recipe;
