import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'v2-redrawn',
  group: 'pictures',
  order: 2,
  title: 'Digits, drawn again',
  what: 'A picture goes in, and is to come out again, through a model narrower than its 49 pixels.',
  watch:
    'the squared error falls step by step, and almost no drawing counts as near enough; then most do. The threshold makes that jump.',
  held: '3 of 3 seeds',
  next: 'set Near enough to 0.01 and restart: the same drawings, and the jump comes much earlier.',
  sample: 'a picture →  the same picture',
  config: {
    version: 1,
    task: {
      id: 'digit-autoencoder',
      tolerance: 0.003,
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
      steps: 1000,
      logEvery: 1,
      evalEvery: 20,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'log' },
  speed: 80,
  sketch: {
    heldOut: [0, 0, 0, 0.03, 0.14, 0.34, 0.51, 0.64, 0.71, 0.77, 0.8],
  },
};

export default recipe;
