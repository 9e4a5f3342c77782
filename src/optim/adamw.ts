import type { OptimizerConfig } from '../config/run-config';
import type { Graph, Tensor } from '../graph/graph';

/** Numbers that a step's kernels read: loss weight, decay, step size, √(1−β₂ᵗ). */
export const HYPER = 4;

/** What AdamW keeps for each parameter, flat like the parameters themselves. */
export interface Moments {
  readonly mean: Tensor;
  readonly square: Tensor;
}

/** Emits one AdamW update of all parameters, after clipping their gradient where the config asks for it. */
export function adamw(
  g: Graph,
  optimizer: OptimizerConfig,
  parameters: Tensor,
  gradients: Tensor,
  moments: Moments,
  hyper: Tensor,
): void {
  const count = parameters.length;
  const { beta1, beta2, epsilon, clipNorm: clip_norm } = optimizer;
  const norm = clip_norm > 0 ? g.tensor('gradient_norm', [1]) : null;
  if (norm) g.emit('gradient_norm', { count }, { gradients, out: norm }, { workgroups: 1 });
  g.emit(
    'adamw',
    { count, beta1, rest1: 1 - beta1, beta2, rest2: 1 - beta2, epsilon, clip_norm },
    { gradients, hyper, norm, parameters, ...moments },
    { invocations: count },
  );
}

/**
 * Writes what step n (from 0) of a replica needs to `into` at `at`: HYPER numbers, computed here in float64 so
 * that 1 − βᵗ is exact on every device.
 */
export function writeHyper(
  into: Float32Array | Float64Array,
  at: number,
  optimizer: OptimizerConfig,
  n: number,
  rate: number,
  weightDecay: number,
  lossWeight: number,
): void {
  const { beta1, beta2 } = optimizer;
  into[at] = lossWeight;
  into[at + 1] = 1 - rate * weightDecay;
  into[at + 2] = rate / (1 - beta1 ** (n + 1));
  into[at + 3] = Math.sqrt(1 - beta2 ** (n + 1));
}
