import { expect, test } from 'vitest';
import wasm from './add.as.ts?wasm';

test('this browser has a WebGPU adapter and device', async () => {
  const adapter = await navigator.gpu.requestAdapter();
  expect(adapter, 'no adapter: every GPU test would be skipped unseen').not.toBeNull();
  const device = await adapter!.requestDevice();
  expect(device.limits.maxStorageBuffersPerShaderStage).toBeGreaterThanOrEqual(8);
  device.destroy();
});

test('the page is cross-origin isolated', () => {
  expect(crossOriginIsolated).toBe(true);
});

test('an AssemblyScript module works in the browser', async () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const { instance } = await WebAssembly.instantiate(wasm, { env: { memory } });
  expect((instance.exports.add as (a: number, b: number) => number)(40, 2)).toBe(42);
});
