import type { Fields } from './field';

/** The model's settings, in the order of the contract; their ranges drive the schema and the page's controls. */
export const modelFields: Fields = {
  layers: {
    kind: 'integer', min: 1, max: 8, default: 1, label: 'Layers',
    help: 'Transformer blocks, one after another; each can use what the one before found.',
  },
  width: {
    kind: 'integer', min: 4, max: 512, default: 48, label: 'Width',
    slider: { min: 4, max: 128, log: true },
    help: 'Numbers that the model keeps for each token (d_model).',
  },
  heads: {
    kind: 'integer', min: 1, max: 16, default: 4, label: 'Heads',
    help: 'Attention patterns side by side in a block; must divide the width.',
  },
  mlpWidth: {
    kind: 'integer', min: 0, max: 2048, default: 192, label: 'MLP width', unit: 'neurons',
    slider: { min: 0, max: 512 },
    help: 'Neurons between the two layers of the MLP; 0 leaves attention alone.',
  },
  activation: {
    kind: 'choice', options: ['relu', 'gelu'], default: 'relu', label: 'Activation',
    help: 'How a neuron responds to its input.',
  },
  norm: {
    kind: 'choice', options: ['none', 'layernorm', 'rmsnorm'], default: 'none', label: 'Norm',
    help: 'Rescales each token before a block reads it; steadies training.',
  },
  positions: {
    kind: 'choice', options: ['learned', 'rotary', 'none'], default: 'learned', label: 'Positions',
    help: 'How the model knows where a token stands.',
  },
  tiedEmbedding: {
    kind: 'toggle', default: false, label: 'Tied embedding',
    help: 'Reads tokens in and out with one and the same table.',
  },
  bias: {
    kind: 'choice', options: ['none', 'mlp', 'all'], default: 'mlp', label: 'Biases',
    help: 'Which layers add a learned constant.',
  },
  initScale: {
    kind: 'number', min: 0, max: 10, default: 1, label: 'Initial scale', unit: '×',
    slider: { min: 0, max: 3 },
    help: 'Multiplies the random weights that training starts from.',
  },
};

export const optimizerFields: Fields = {
  id: {
    kind: 'choice', options: ['adamw'], default: 'adamw', label: 'Optimiser',
    help: 'AdamW: steps scaled by the gradient’s recent size, with decoupled weight decay.',
  },
  learningRate: {
    kind: 'number', min: 0, openMin: true, max: 1, default: 0.01, label: 'Learning rate',
    slider: { min: 1e-4, max: 0.1, log: true },
    help: 'How far a step moves the weights. Too high and it diverges.',
  },
  beta1: {
    kind: 'number', min: 0, max: 1, openMax: true, default: 0.9, label: 'β₁',
    slider: { min: 0, max: 0.99 },
    help: 'Memory of the running mean of gradients (momentum).',
  },
  beta2: {
    kind: 'number', min: 0, max: 1, openMax: true, default: 0.98, label: 'β₂',
    slider: { min: 0.8, max: 0.999 },
    help: 'Memory of the running mean of squared gradients.',
  },
  epsilon: {
    kind: 'number', min: 0, openMin: true, max: 1e-2, default: 1e-8, label: 'ε',
    slider: { min: 1e-12, max: 1e-2, log: true },
    help: 'Keeps the step finite where gradients vanish.',
  },
  weightDecay: {
    kind: 'number', min: 0, max: 100, default: 3, label: 'Weight decay',
    slider: { min: 0, max: 10 },
    help: 'Pulls every weight towards zero; on small data it is what makes grokking come.',
  },
  warmupSteps: {
    kind: 'integer', min: 0, max: 1e6, default: 10, label: 'Warm-up', unit: 'steps',
    slider: { min: 0, max: 200 },
    help: 'Steps over which the learning rate rises from nearly zero.',
  },
  schedule: {
    kind: 'choice', options: ['constant', 'cosine', 'linear'], default: 'constant', label: 'Schedule',
    help: 'How the learning rate changes after the warm-up.',
  },
  finalFraction: {
    kind: 'number', min: 0, max: 1, default: 0.1, label: 'Final fraction', unit: '× learning rate',
    help: 'Share of the learning rate that is left at the last step (cosine and linear).',
  },
  clipNorm: {
    kind: 'number', min: 0, max: 1e6, default: 0, label: 'Gradient clip',
    slider: { min: 0, max: 10 },
    help: 'Longest gradient that is let through; 0 is off.',
  },
};

export const trainingFields: Fields = {
  batchSize: {
    kind: 'integer', min: 1, max: 65536, words: ['full'], default: 'full', label: 'Batch', unit: 'examples',
    slider: { min: 1, max: 1024, log: true },
    help: 'Examples a step learns from; “full” is the whole training set (finite tasks only).',
  },
  steps: {
    kind: 'integer', min: 1, max: 1e7, default: 1000, label: 'Steps',
    slider: { min: 50, max: 20_000, log: true },
    help: 'Where the run stops, and where the schedule ends.',
  },
  logEvery: {
    kind: 'integer', min: 1, max: 1e7, default: 1, label: 'Log every', unit: 'steps',
    slider: { min: 1, max: 100, log: true },
    help: 'How often the training batch’s own metrics are kept.',
  },
  evalEvery: {
    kind: 'integer', min: 1, max: 1e7, default: 10, label: 'Evaluate every', unit: 'steps',
    slider: { min: 1, max: 500, log: true },
    help: 'How often the held-out set is answered and scored.',
  },
  seed: {
    kind: 'integer', min: 0, max: 2 ** 32 - 1, default: 0, label: 'Seed',
    slider: { min: 0, max: 100 },
    help: 'Decides initial weights, split and data; same seed, same run.',
  },
  replicas: {
    kind: 'integer', min: 1, max: 64, default: 1, label: 'Seeds at once', unit: 'models',
    slider: { min: 1, max: 8 },
    help: 'Models of this shape that train side by side from seed, seed + 1, …; the band shows their spread.',
  },
};
