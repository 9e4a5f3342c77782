import { CpuExecutor, type Precision } from '../cpu/executor';
import { openGpu } from '../gpu/open';
import { NoAdapterError } from '../gpu/errors';
import { GpuExecutor } from '../gpu/executor';
import type { Gpu } from '../gpu/gpu';
import { nodeGpu } from '../gpu/node';
import type { Executor } from '../graph/executor';
import type { ExecutorFactory } from '../train/trainer';
import { appOf, cpuPlan, ROUNDS_TWICE, type Engine, type Plan } from './engine';

/** Where programs can run. */
export interface Device {
  readonly kind: Executor['kind'];
  createExecutor: ExecutorFactory;
  /** What the executor that was made is; how its plan came about is the caller's to say. */
  describe(executor: Executor, choice: Plan['choice']): Engine;
  close(): void;
}

/**
 * The device that was asked for; left open, the GPU where a hardware adapter answers, else the CPU. Rejects with
 * a NoAdapterError where a GPU was asked for and none answers.
 */
export async function openDevice(
  choice: 'gpu' | 'cpu' | undefined,
  precision: Precision,
): Promise<Device> {
  if (choice === 'cpu' || precision === 'float64') return cpuDevice(precision);
  try {
    const gpu = await openGpu({ gpu: await nodeGpu() });
    if (choice === 'gpu' || !gpu.software) return gpuDevice(gpu);
    gpu.close();
  } catch (error) {
    if (choice === 'gpu' || !(error instanceof NoAdapterError)) throw error;
  }
  return cpuDevice(precision);
}

function cpuDevice(precision: Precision): Device {
  return {
    kind: 'cpu',
    createExecutor: (programs, plan) =>
      CpuExecutor.create(programs, precision, { fused: plan?.multiplyAdd !== ROUNDS_TWICE }),
    describe: ({ adapter, threads = 1 }) => ({
      version: 1,
      executor: 'cpu',
      adapter,
      precision,
      plan: cpuPlan(adapter),
      threads,
      app: appOf('cpu'),
    }),
    close: () => undefined,
  };
}

function gpuDevice(gpu: Gpu): Device {
  return {
    kind: 'gpu',
    createExecutor: (programs, plan = {}) => GpuExecutor.create(gpu, programs, { plan }),
    describe: ({ adapter, plan }, choice) => ({
      version: 1,
      executor: 'gpu',
      adapter,
      precision: 'float32',
      plan: { choice, ...plan },
      app: appOf('gpu'),
    }),
    close: () => gpu.close(),
  };
}
