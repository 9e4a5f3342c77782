import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'r1-transliteration',
  group: 'words',
  order: 1,
  title: 'Spelling to sounds',
  what: 'Real English words and names, from letters to the sounds of the phonetic alphabet.',
  watch: 'most sounds come soon; words with every sound right follow far behind.',
  held: '3 of 3 seeds',
  next: 'set Layers to 2 and restart: a few more sounds right, many more words.',
  sample: 'thought →  θ ɔ t',
  config: {
    version: 1,
    task: {
      id: 'transliteration',
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
      warmupSteps: 50,
      schedule: 'cosine',
      finalFraction: 0.1,
      clipNorm: 0,
    },
    training: {
      batchSize: 64,
      steps: 1000,
      logEvery: 1,
      evalEvery: 25,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    tokens: [0.01, 0.59, 0.7, 0.74, 0.76, 0.77, 0.79, 0.8, 0.8, 0.81, 0.81],
    heldOut: [0, 0.025, 0.11, 0.16, 0.19, 0.21, 0.25, 0.26, 0.27, 0.28, 0.29],
  },
};

export default recipe;
