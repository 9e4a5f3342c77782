import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'r2-unscramble',
  group: 'words',
  order: 2,
  title: 'Unscramble',
  what: 'Five letters in a random order, to be put back into the English word or name that they make.',
  watch:
    'letters soon beat guessing; more whole words come than the letters foretell, as a wrong place spoils two.',
  held: '3 of 3 seeds',
  next: 'set Layers to 2 and Width to 64: more words come, more slowly.',
  sample: 'dorwl →  w o r l d',
  config: {
    version: 1,
    task: {
      id: 'unscramble',
      letters: 5,
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
      learningRate: 0.004,
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
      steps: 1500,
      logEvery: 1,
      evalEvery: 25,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    tokens: [0.05, 0.57, 0.6, 0.63, 0.63, 0.64, 0.64, 0.65, 0.66, 0.65, 0.66],
    heldOut: [0, 0.08, 0.09, 0.14, 0.16, 0.17, 0.18, 0.19, 0.2, 0.19, 0.2],
  },
};

export default recipe;
