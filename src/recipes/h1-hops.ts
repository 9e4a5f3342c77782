import type { Recipe } from './recipe';

const recipe: Recipe = {
  id: 'h1-hops',
  group: 'context',
  order: 9,
  title: 'Two hops',
  what: 'Arrows between eight letters, new in each problem; who is one arrow on, who two?',
  watch: 'one step is learned first; two steps, hundreds of training steps later.',
  held: '3 of 3 seeds',
  next: 'set Layers to 1 and restart: one step, hardly two.',
  sample: 'a→d d→b …; a→ d  a→→ b',
  config: {
    version: 1,
    task: {
      id: 'multi-hop',
      symbols: 8,
      hops: 2,
      questions: 8,
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
    tokens: [0.015, 0.187, 0.357, 0.594, 0.616, 0.663, 0.745, 0.86, 0.971, 0.996, 0.994],
    heldOut: [0, 0, 0, 0.001, 0.002, 0.008, 0.043, 0.255, 0.786, 0.966, 0.952],
  },
};

export default recipe;
