import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'c1-scratchpad',
  group: 'steps',
  order: 2,
  title: 'Counting on paper',
  what: 'The same counter, written down after every move; thirteen digits, all of which count.',
  watch: 'digits come early; whole counts, which need all of them, come late.',
  held: '3 of 3 seeds',
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
    tokens: [0.098, 0.688, 0.885, 0.929, 0.971, 0.997, 0.998, 0.999, 0.999, 1.0, 1.0],
    heldOut: [0, 0.004, 0.198, 0.378, 0.685, 0.967, 0.975, 0.992, 0.99, 0.996, 0.998],
  },
};

export default recipe;
