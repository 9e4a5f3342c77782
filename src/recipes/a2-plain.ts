import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'a2-plain',
  group: 'addition',
  order: 4,
  title: 'Sums as written',
  what: 'Three-digit sums, first digit first, as we write them.',
  watch: 'each digit is learned in its own leap, so (1−ε)⁴ misses; digit by digit, Π(1−εᵢ) fits.',
  held: '3 of 3 seeds',
  next: 'tick Π(1−εᵢ) under the plots and drag the timeline back.',
  sample: '274+518=  0 7 9 2',
  config: {
    version: 1,
    task: {
      id: 'addition',
      digits: 3,
      layout: 'plain',
    },
    model: {
      layers: 2,
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
      beta2: 0.98,
      epsilon: 1e-8,
      weightDecay: 0,
      warmupSteps: 50,
      schedule: 'cosine',
      finalFraction: 0.1,
      clipNorm: 0,
    },
    training: {
      batchSize: 128,
      steps: 1500,
      logEvery: 1,
      evalEvery: 50,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: 120,
  sketch: {
    tokens: [0.1, 0.3, 0.38, 0.45, 0.5, 0.58, 0.7, 0.8, 0.9, 0.97, 0.99],
    heldOut: [0, 0, 0.005, 0.01, 0.02, 0.05, 0.15, 0.4, 0.7, 0.9, 0.97],
  },
};

export default recipe;
