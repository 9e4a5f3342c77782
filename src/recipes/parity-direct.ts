import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'parity-direct',
  group: 'steps',
  order: 4,
  title: 'Odd or even, at once',
  what: 'The control: the same rows of twelve bits, with the answer alone.',
  watch: 'a coin toss to the end: every part of a row tells nothing.',
  held: '3 of 3 seeds',
  sample: '101100111010 → odd',
  config: {
    version: 1,
    task: {
      id: 'parity',
      bits: 12,
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
    heldOut: [0, 0.52, 0.477, 0.477, 0.477, 0.477, 0.523, 0.477, 0.475, 0.476, 0.476],
  },
};

export default recipe;
