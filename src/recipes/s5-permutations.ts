import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 's5-permutations',
  group: 'grokking',
  order: 6,
  title: 'Shuffles of five',
  what: 'Two shuffles of five things, one after the other, make a third; four fifths of all pairs to train on.',
  watch: 'nothing for hundreds of steps, then the rule, for pairs never seen as well.',
  held: '3 of 3 seeds',
  sample: '31254 ∘ 24135 = 14325',
  config: {
    version: 1,
    task: {
      id: 'permutation-group',
      letters: 5,
      trainFraction: 0.8,
    },
    model: {
      layers: 1,
      width: 64,
      heads: 4,
      mlpWidth: 256,
      activation: 'relu',
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
      weightDecay: 1,
      warmupSteps: 10,
      schedule: 'constant',
      finalFraction: 0.1,
      clipNorm: 0,
    },
    training: {
      batchSize: 1024,
      steps: 1500,
      logEvery: 1,
      evalEvery: 50,
      seed: 0,
      replicas: 1,
    },
  },
  axes: {
    x: 'linear',
    loss: 'log',
  },
  speed: null,
  sketch: {
    train: [0.008, 0.031, 0.154, 0.67, 0.817, 0.938, 0.989, 0.99, 0.996, 0.999, 0.999],
    heldOut: [0.005, 0.0, 0.035, 0.358, 0.562, 0.664, 0.764, 0.815, 0.842, 0.861, 0.878],
  },
};

export default recipe;
