import { defineKernel } from '../../graph/kernel';

/**
 * AdamW (Loshchilov & Hutter 2019), operation by operation as PyTorch's:
 * θ ← θ·decay; m ← β₁m + (1−β₁)g; v ← β₂v + (1−β₂)g²; θ ← θ − step·m/(√v/root + ε), with
 * hyper = (loss weight, decay = 1 − lr·wd, step = lr/(1−β₁ᵗ), root = √(1−β₂ᵗ)). Where clip_norm > 0,
 * g is first scaled by min(1, clip_norm/(norm + 1e-6)).
 */
export default defineKernel({
  name: 'adamw',
  bindings: {
    gradients: 'read',
    hyper: 'read',
    norm: 'read',
    parameters: 'read_write',
    mean: 'read_write',
    square: 'read_write',
  },
  constants: ['count', 'beta1', 'rest1', 'beta2', 'rest2', 'epsilon', 'clip_norm'],
  run({ count, beta1, rest1, beta2, rest2, epsilon, clip_norm }, v) {
    const clip = clip_norm > 0 ? Math.min(1, clip_norm / (v.norm[0] + 1e-6)) : 1;
    const decay = v.hyper[1];
    const step = v.hyper[2];
    const root = v.hyper[3];
    for (let i = 0; i < count; i++) {
      const g = v.gradients[i] * clip;
      const mean = beta1 * v.mean[i] + rest1 * g;
      const square = beta2 * v.square[i] + rest2 * g * g;
      v.mean[i] = mean;
      v.square[i] = square;
      v.parameters[i] =
        v.parameters[i] * decay - (step * mean) / (Math.sqrt(square) / root + epsilon);
    }
  },
});
