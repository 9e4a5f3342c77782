import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'z1-neighbours',
  group: 'mirage',
  order: 4,
  title: 'Mistakes that cluster',
  what: 'Facts about a symbol and its neighbour, so that two facts in a row share a symbol.',
  watch: 'lists come out right more often than (1−ε)⁸ foretells: mistakes come together.',
  held: '3 of 3 seeds',
  sample: 'x₀x₁→y₁  x₁x₂→y₂ … ×8',
  config: {
    version: 1,
    task: {
      id: 'pair-lookup',
      keys: 'neighbours',
      count: 8,
      symbols: 32,
      answers: 32,
      skew: 0.5,
    },
    model: {
      layers: 1,
      width: 32,
      heads: 2,
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
      learningRate: 0.004,
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
    tokens: [0.016, 0.088, 0.23, 0.448, 0.631, 0.767, 0.854, 0.893, 0.92, 0.936, 0.95],
    heldOut: [0, 0, 0, 0.007, 0.045, 0.172, 0.333, 0.44, 0.541, 0.611, 0.681],
  },
};

export default recipe;
