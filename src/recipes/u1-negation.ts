import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'u1-negation',
  group: 'shortcut',
  order: 1,
  title: 'A rare NOT',
  what: 'Which number is larger? In one question of twenty a NOT turns the answer round; only those are marked.',
  watch: 'first the shallow rule, far worse than a coin on NOT; then NOT itself.',
  held: '5 of 5 seeds',
  next: 'set Width to 8 and restart: it stays worse than a coin.',
  sample: 'NOT 274 > 518?  yes',
  config: {
    version: 1,
    task: {
      id: 'negated-comparison',
      digits: 3,
      negated: 0.05,
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
      steps: 400,
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
    heldOut: [0.032, 0.298, 0.062, 0.217, 0.661, 0.95, 0.969, 0.974, 0.977, 0.98, 0.98],
  },
};

export default recipe;
