import { NoAdapterError } from './errors';

/** Kept: Dawn crashes where its instance is collected before the adapters and devices that came from it. */
const instances: GPU[] = [];

/**
 * WebGPU in Node: Dawn, through the optional `webgpu` package. Makes the constants of WebGPU global, as they
 * are in a browser. `options` are Dawn's, as in "backend=null".
 */
export async function nodeGpu(options: string[] = []): Promise<GPU> {
  let dawn: typeof import('webgpu');
  try {
    dawn = await import('webgpu');
  } catch (error) {
    throw new NoAdapterError(
      `The webgpu package does not load here (${String(error).split('\n')[0]}). ` +
        'It is optional: npm install webgpu, or train with --device cpu.',
    );
  }
  Object.assign(globalThis, dawn.globals);
  const gpu = dawn.create(options);
  instances.push(gpu);
  return gpu;
}
