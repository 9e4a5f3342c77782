import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'z1-one-key',
  group: 'mirage',
  order: 3,
  title: 'Mirage, one key',
  what: '2,048 made-up words, a few of them common, each with an answer; eight to a list.',
  watch: 'answers come in smoothly; lists that are all right lag, then leap.',
  held: '3 of 3 seeds',
  sample: 'x₁→y₁  x₂→y₂ … ×8',
  config: {
    version: 1,
    task: {
      id: 'pair-lookup',
      keys: 'one',
      count: 8,
      symbols: 2048,
      answers: 32,
      skew: 1,
    },
    model: {
      layers: 1,
      width: 16,
      heads: 4,
      mlpWidth: 64,
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
      evalEvery: 20,
      seed: 0,
      replicas: 1,
    },
  },
  axes: {
    x: 'log',
    loss: 'linear',
  },
  speed: 60,
  sketch: {
    tokens: [0.001, 0.582, 0.901, 0.972, 0.99, 0.996, 0.999, 0.999, 1.0, 1.0, 1.0],
    heldOut: [0, 0.011, 0.453, 0.798, 0.923, 0.972, 0.99, 0.994, 0.997, 0.997, 0.998],
  },
};

export default recipe;
