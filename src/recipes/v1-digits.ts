import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'v1-digits',
  group: 'pictures',
  order: 1,
  title: 'Handwritten digits',
  what: 'Real handwriting, 7 × 7 pixels a digit, read five digits in a row.',
  watch:
    'single digits are soon read right; rows with all five right follow behind, as (1−ε)⁵ says.',
  held: '3 of 3 seeds',
  next: 'set Width to 8 and restart: three digits of four, and one row in four.',
  sample: '5 pictures →  4 0 7 1 9',
  config: {
    version: 1,
    task: {
      id: 'digits',
      count: 5,
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
      learningRate: 0.003,
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
      batchSize: 32,
      steps: 400,
      logEvery: 1,
      evalEvery: 10,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: 40,
  sketch: {
    tokens: [0.1, 0.62, 0.76, 0.81, 0.85, 0.88, 0.89, 0.9, 0.91, 0.91, 0.91],
    heldOut: [0, 0.1, 0.27, 0.38, 0.46, 0.53, 0.57, 0.6, 0.62, 0.64, 0.63],
  },
};

export default recipe;
