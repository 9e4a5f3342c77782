import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'm2-mirage-log',
  group: 'mirage',
  order: 2,
  title: 'Mirage on log axes',
  what: 'Facts to learn by heart, some common, most rare.',
  watch: 'on a log step axis wrong answers fall along a line; whole lists still leap.',
  sample: 'a₁b₁→y₁  a₂b₂→y₂ … ×8',
  config: {
    version: 1,
    task: {
      id: 'pair-lookup',
      count: 8,
      symbols: 32,
      answers: 32,
      skew: 1,
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
  axes: { x: 'log', loss: 'log' },
  speed: 60,
  sketch: {
    tokens: [0.05, 0.12, 0.2, 0.3, 0.42, 0.52, 0.63, 0.74, 0.84, 0.93, 0.98],
    heldOut: [0, 0, 0, 0, 0.005, 0.02, 0.06, 0.14, 0.33, 0.65, 0.93],
  },
};

export default recipe;
