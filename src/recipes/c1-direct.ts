import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'c1-direct',
  group: 'steps',
  order: 1,
  title: 'Counting in the head',
  what: 'A counter starts at 50, makes six moves, and stops at 0 and 99: its tens digit, at once.',
  watch: 'quick at first, then slow: the last tenth hardly comes.',
  held: '3 of 3 seeds',
  next: 'set Layout to scratchpad and restart: the model then writes its steps down for itself. With Width 8 that makes it worse.',
  sample: '50 +7 −28 +14 … → tens 5',
  config: {
    version: 1,
    task: {
      id: 'clamped-counter',
      moves: 6,
      layout: 'direct',
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
      steps: 500,
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
    heldOut: [0.062, 0.527, 0.673, 0.701, 0.743, 0.825, 0.842, 0.88, 0.892, 0.897, 0.894],
  },
};

export default recipe;
