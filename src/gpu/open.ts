import { adapterName, findAdapter, isSoftware, type GpuOptions } from './adapter';
import { NoAdapterError } from './errors';
import { Gpu, TIMESTAMPS } from './gpu';
import { limitsOf } from './limits';

/** Opens a device with the adapter's own limits, or rejects with a NoAdapterError. */
export async function openGpu(options: GpuOptions = {}): Promise<Gpu> {
  const adapter = await findAdapter(options);
  if (typeof adapter === 'string') throw new NoAdapterError(adapter);
  const timestamps = adapter.features.has(TIMESTAMPS) && !options.noTimestamps;
  const device = await adapter.requestDevice({
    requiredFeatures: timestamps ? [TIMESTAMPS] : [],
    requiredLimits: options.defaultLimits ? {} : limitsOf(adapter.limits),
  });
  return new Gpu(device, adapterName(adapter.info), isSoftware(adapter.info));
}
