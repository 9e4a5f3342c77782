/** No adapter answers; the message says why in plain words. */
export class NoAdapterError extends Error {
  override readonly name = 'NoAdapterError';
}

/** The device is gone: the driver crashed or restarted, the browser took it, or it was closed. */
export class DeviceLostError extends Error {
  override readonly name = 'DeviceLostError';
  constructor(readonly info: GPUDeviceLostInfo) {
    super(
      info.reason === 'destroyed'
        ? 'The GPU device was closed.'
        : `The GPU device was lost: ${info.message || 'no reason given'}`,
    );
  }
}

/** WebGPU refused something: invalid use, no memory, or a fault of the driver. */
export class GpuError extends Error {
  override readonly name = 'GpuError';
}

/** A shader does not compile. */
export class ShaderError extends Error {
  override readonly name = 'ShaderError';
}

/** Programs that do not fit the adapter. */
export class GpuLimitError extends Error {
  override readonly name = 'GpuLimitError';
}

/**
 * Runs synchronous WebGPU calls and throws what they caused: validation errors, no memory, internal errors.
 * The scopes close before anything is awaited, so that they never mix with those of other callers.
 */
export async function guarded<T>(device: GPUDevice, what: string, make: () => T): Promise<T> {
  const filters: GPUErrorFilter[] = ['validation', 'out-of-memory', 'internal'];
  for (const filter of filters) device.pushErrorScope(filter);
  let result: T;
  let errors: (GPUError | null)[];
  try {
    result = make();
  } finally {
    const scopes = filters.map(() => device.popErrorScope());
    errors = await Promise.all(scopes);
  }
  const error = errors.find((each) => each !== null);
  if (error) throw new GpuError(`${what}: ${error.message || 'out of GPU memory'}`);
  return result;
}
