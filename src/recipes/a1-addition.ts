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
      steps: 4000,
      logEvery: 1,
      evalEvery: 50,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: 240,
  sketch: {
    tokens: [0.098, 0.96, 0.969, 0.981, 0.998, 1, 1, 1, 1, 1, 1],
    heldOut: [0, 0.717, 0.78, 0.856, 0.987, 1, 1, 1, 1, 1, 1],
  },
};

export default recipe;
