import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'parity-scratchpad',
  group: 'steps',
  order: 3,
  title: 'Odd or even, bit by bit',
  what: 'Is the number of ones odd or even? The model writes it down after each of twelve bits, and is marked by the last.',
  watch: 'a standstill, then everything at once.',
  held: '3 of 3 seeds',
  next: 'set Layout to direct and restart: it never gets beyond a coin toss.',
  sample: '101… → odd odd even …',
  config: {
    version: 1,
    task: {
      id: 'parity',
      bits: 12,
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
      steps: 300,
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
    heldOut: [0, 0.523, 0.485, 0.458, 0.745, 1, 1, 1, 1, 1, 1],
  },
};

export default recipe;
