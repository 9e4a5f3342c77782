import type { Change, OptimizerConfig } from '../config/run-config';

/** Factor of the learning rate for the update after n earlier ones, of a run of `steps` steps. */
export function scheduleFactor(optimizer: OptimizerConfig, n: number, steps: number): number {
  const { warmupSteps, schedule, finalFraction: f } = optimizer;
  const warmup = warmupSteps > 0 ? Math.min(1, (n + 1) / warmupSteps) : 1;
  const u = Math.min(1, n / steps);
  if (schedule === 'cosine') return warmup * (f + (1 - f) * 0.5 * (1 + Math.cos(Math.PI * u)));
  if (schedule === 'linear') return warmup * (1 - (1 - f) * u);
  return warmup;
}

/** Learning rate and weight decay in force at step n, with what was changed on the way. */
export function ratesAt(
  optimizer: OptimizerConfig,
  changes: readonly Change[],
  n: number,
): { readonly learningRate: number; readonly weightDecay: number } {
  let { learningRate, weightDecay } = optimizer;
  for (const change of changes) {
    if (change.step > n) break;
    learningRate = change.learningRate ?? learningRate;
    weightDecay = change.weightDecay ?? weightDecay;
  }
  return { learningRate, weightDecay };
}
