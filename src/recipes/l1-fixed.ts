import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'l1-fixed',
  group: 'context',
  order: 7,
  title: 'Old words only',
  what: 'The control: in training words always mean the same; held-out problems give them new meanings.',
  watch: 'training problems are soon known by heart; new meanings are never read from the context.',
  held: '3 of 3 seeds',
  next: 'set Fixed meanings to 0.5 and restart.',
  sample: 'wo 3, ba 5, wo 3; ba 5',
  config: {
    version: 1,
    task: {
      id: 'symbol-mapping',
      symbols: 32,
      labels: 8,
      items: 4,
      shots: 4,
      fixedShare: 1,
      unseen: 0,
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
      initScale: 2,
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
    train: [0.02, 1, 1, 1],
    heldOut: [0.019, 0.129, 0.129, 0.13],
  },
};

export default recipe;
