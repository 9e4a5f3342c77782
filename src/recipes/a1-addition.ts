import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'a1-addition',
  group: 'addition',
  order: 2,
  title: 'Adding eight digits',
  what: 'The same eight-digit sums, learned to the end.',
  watch: 'wrong digits fall in two stages, the second one the carry; whole sums wait for it.',
  sample: '6+7→3  9+3→3  1+0→2 …',
  config: {
    version: 1,
    task: {
      id: 'addition',
      digits: 8,
      layout: 'interleaved',
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
      learningRate: 0.008,
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
      steps: 1500,
      logEvery: 1,
      evalEvery: 25,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: 120,
  sketch: {
    tokens: [0.1, 0.4, 0.7, 0.953, 0.965, 0.972, 0.98, 0.99, 0.995, 0.999, 1],
    heldOut: [0, 0.005, 0.05, 0.68, 0.75, 0.8, 0.86, 0.92, 0.96, 0.99, 1],
  },
};

export default recipe;
