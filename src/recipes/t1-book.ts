import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 't1-book',
  group: 'words',
  order: 3,
  title: 'A book',
  what: 'The first third of Moby-Dick, character by character: what comes next?',
  watch:
    'the loss passes what counting characters and counting pairs would get; five characters in a row stay rare.',
  held: '3 of 3 seeds',
  next: 'set Layers to 2 and Width to 64: it takes a few times as long, and spells better.',
  sample: 'Call me Ish →  m a e l',
  config: {
    version: 1,
    task: {
      id: 'text',
      source: 'book',
      text: 0,
      context: 64,
      marked: 5,
    },
    model: {
      layers: 1,
      width: 48,
      heads: 4,
      mlpWidth: 192,
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
      warmupSteps: 50,
      schedule: 'cosine',
      finalFraction: 0.1,
      clipNorm: 0,
    },
    training: {
      batchSize: 32,
      steps: 1200,
      logEvery: 1,
      evalEvery: 40,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: null,
  sketch: {
    tokens: [0.01, 0.28, 0.35, 0.4, 0.44, 0.47, 0.47, 0.48, 0.48, 0.5, 0.5],
    heldOut: [0, 0.004, 0.018, 0.026, 0.024, 0.032, 0.032, 0.034, 0.034, 0.038, 0.04],
  },
};

export default recipe;
