import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'dyck',
  group: 'sequences',
  order: 3,
  title: 'Brackets',
  what: 'Rows of brackets, of which four are still open: close them, innermost first.',
  watch:
    'the outermost bracket first, then those inside: the last one opened is the hardest to be sure of.',
  held: '3 of 3 seeds',
  sample: '( [ ] { < → > } )',
  config: {
    version: 1,
    task: {
      id: 'dyck',
      kinds: 3,
      closed: 6,
      open: 4,
    },
    model: {
      layers: 2,
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
      steps: 800,
      logEvery: 1,
      evalEvery: 10,
      seed: 0,
      replicas: 1,
    },
  },
  axes: { x: 'linear', loss: 'linear' },
  speed: 60,
  sketch: {
    tokens: [0.021, 0.848, 0.935, 0.96, 0.968, 0.972, 0.975, 0.98, 0.983, 0.983, 0.979],
    heldOut: [0, 0.497, 0.76, 0.849, 0.881, 0.894, 0.906, 0.924, 0.933, 0.935, 0.919],
  },
};

export default recipe;
