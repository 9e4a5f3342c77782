/** Calls of WebGPU so far, whoever made them. */
export interface Counts {
  dispatches: number;
  submits: number;
  bindGroups: number;
  buffers: number;
}

const counts: Counts = { dispatches: 0, submits: 0, bindGroups: 0, buffers: 0 };

export function countsNow(): Counts {
  return { ...counts };
}

/** Calls a step, from what was counted before and after so many. */
export function perStep(before: Counts, after: Counts, steps: number): Counts {
  const keys = Object.keys(after) as (keyof Counts)[];
  const entries = keys.map((key) => [key, (after[key] - before[key]) / steps]);
  return Object.fromEntries(entries) as Counts;
}

/** Makes every call of these methods count, on every device of the page; to be called once, before any is used. */
export function installCounters(): void {
  if (!('GPUDevice' in globalThis)) return;
  wrap(GPUDevice.prototype, 'createBuffer', 'buffers');
  wrap(GPUDevice.prototype, 'createBindGroup', 'bindGroups');
  wrap(GPUQueue.prototype, 'submit', 'submits');
  wrap(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', 'dispatches');
  wrap(GPUComputePassEncoder.prototype, 'dispatchWorkgroupsIndirect', 'dispatches');
}

function wrap(prototype: any, method: string, key: keyof Counts): void {
  const inner = prototype[method] as (...args: unknown[]) => unknown;
  prototype[method] = function (this: unknown, ...args: unknown[]) {
    counts[key]++;
    return inner.apply(this, args);
  };
}
