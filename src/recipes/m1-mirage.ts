import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'm1-mirage',
  group: 'mirage',
  order: 1,
  title: 'The mirage',
  what: 'Made-up facts to learn by heart, eight to a list.',
  watch: 'wrong answers fall smoothly; lists that are all right wait, then leap.',
  held: '3 of 3 seeds',
  next: 'set Pairs to 1 and restart: one answer to a list, and the leap is gone.',
  sample: 'a₁b₁→y₁  a₂b₂→y₂ … ×8',
  config: {
    version: 1,
    task: {
      id: 'pair-lookup',
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
    tokens: [0.017, 0.139, 0.299, 0.508, 0.751, 0.902, 0.975, 0.998, 0.999, 1, 1],
    heldOut: [0, 0, 0, 0.004, 0.095, 0.424, 0.817, 0.98, 0.992, 0.999, 1],
  },
};

export default recipe;
