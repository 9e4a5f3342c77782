import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'i2-one-layer',
  group: 'context',
  order: 3,
  title: 'Looking back with one layer',
  what: 'The control: the lines of Looking back, for a model of one layer.',
  watch: 'it guesses among the letters of the line, and stays at that.',
  held: '3 of 3 seeds',
  next: 'set Layers to 2 and restart: the copying comes.',
  sample: 'q t a m | q t a m',
  config: {
    version: 1,
    task: {
      id: 'induction',
      symbols: 32,
      shortest: 8,
      longest: 20,
      length: 47,
      distinct: true,
    },
    model: {
      layers: 1,
      width: 32,
      heads: 4,
      mlpWidth: 0,
      activation: 'gelu',
      norm: 'none',
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
      warmupSteps: 20,
      schedule: 'constant',
      clipNorm: 0,
    },
    training: {
      batchSize: 64,
      steps: 500,
      logEvery: 1,
      evalEvery: 10,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    tokens: [0.029, 0.048, 0.075, 0.141, 0.158, 0.161],
    heldOut: [0, 0, 0, 0, 0, 0],
  },
};

export default recipe;
