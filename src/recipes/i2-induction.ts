import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'i2-induction',
  group: 'context',
  order: 1,
  title: 'Looking back',
  what: 'A line of random letters, and the same letters again.',
  watch:
    'nothing for hundreds of steps; then, within a few dozen, the model finds out how to copy from above.',
  held: '3 of 3 seeds',
  next: 'set Layers to 1 and restart: it takes two to look back.',
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
      trained: 'all',
    },
    model: {
      layers: 2,
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
    tokens: [0.028, 0.052, 0.068, 0.08, 0.103, 0.186, 0.563, 0.879, 0.962, 0.983, 0.995],
    heldOut: [0, 0, 0, 0, 0, 0, 0.004, 0.19, 0.536, 0.726, 0.922],
  },
};

export default recipe;
