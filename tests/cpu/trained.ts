import type { CpuOptions } from '../../src/cpu/executor';
import { tasks } from '../../src/task/registry';
import { configOf, makeTrainer, parametersOf, withFewHeldOut } from '../train/make-trainer';

const STEPS = 9;

export const configs = {
  'modular arithmetic, relu, no norm': {
    task: { id: 'modular-arithmetic', modulus: 29 },
    model: { width: 40, heads: 2, mlpWidth: 84 },
  },
  'modular arithmetic, relu, rmsnorm, rotary, clipped': {
    task: { id: 'modular-arithmetic', modulus: 31, equals: true },
    model: { width: 36, heads: 3, mlpWidth: 90, norm: 'rmsnorm', positions: 'rotary', layers: 2 },
    optimizer: { clipNorm: 0.1 },
    training: { batchSize: 131 },
  },
  'addition, gelu, layernorm, every bias': {
    task: { id: 'addition', digits: 3, layout: 'interleaved' },
    model: {
      width: 20,
      heads: 4,
      mlpWidth: 70,
      norm: 'layernorm',
      activation: 'gelu',
      bias: 'all',
    },
    training: { batchSize: 61 },
  },
};
export type Parts = Readonly<Record<string, unknown>> & { readonly training?: object };

/** Parameters, training metrics and held-out metrics after a few steps, and on what they were made. */
export async function trained(
  parts: Parts,
  replicas: number,
  cpu: CpuOptions,
  betweenLaunches: () => void = () => undefined,
) {
  const config = configOf({ ...parts, training: { ...parts.training, replicas } });
  const task = withFewHeldOut(tasks.get(config.task.id)!);
  const trainer = await makeTrainer(config, 'float32', { task, cpu });
  try {
    const { adapter, threads } = trainer.executor;
    const values: number[] = [];
    while (trainer.step < STEPS) {
      values.push(...(await trainer.launch(3)).values);
      betweenLaunches();
    }
    const parameters = await parametersOf(trainer);
    const heldOut = (await trainer.evaluate()).values;
    return { made: { adapter, threads }, results: { values, parameters, heldOut } };
  } finally {
    trainer.dispose();
  }
}
