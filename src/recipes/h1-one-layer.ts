import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'h1-one-layer',
  group: 'context',
  order: 10,
  title: 'Two hops with one layer',
  what: 'The control: the same problems, for a model of one layer.',
  watch: 'one step as before; of two steps about half, and hardly a problem is all right.',
  held: '3 of 3 seeds',
  sample: 'a→d d→b …; a→ d  a→→ ?',
  config: {
    version: 1,
    task: {
      id: 'multi-hop',
      symbols: 8,
      hops: 2,
      questions: 8,
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
      learningRate: 0.01,
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
      steps: 1000,
      logEvery: 1,
      evalEvery: 10,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    tokens: [0.013, 0.467, 0.605, 0.632, 0.683, 0.724],
    heldOut: [0, 0, 0.002, 0.004, 0.022, 0.035],
  },
};

export default recipe;
