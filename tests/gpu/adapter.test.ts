import { afterEach, expect, test, vi } from 'vitest';
import { adapterName, isSoftware, reportGpu } from '../../src/gpu/adapter';
import { openGpu } from '../../src/gpu/open';
import { NoAdapterError } from '../../src/gpu/errors';

function info(fields: Partial<GPUAdapterInfo>): GPUAdapterInfo {
  const empty = { vendor: '', architecture: '', device: '', description: '' };
  return { ...empty, isFallbackAdapter: false, ...fields } as GPUAdapterInfo;
}

/** A stand-in for navigator.gpu, which answers each feature level or not. */
function gpuThatAnswers(answers: Partial<Record<string, GPUAdapterInfo>>) {
  const asked: unknown[] = [];
  const requestAdapter = (options: GPURequestAdapterOptions) => {
    asked.push(options.featureLevel);
    const found = answers[options.featureLevel ?? 'core'];
    return Promise.resolve(found ? { info: found } : null);
  };
  return { gpu: { requestAdapter } as unknown as GPU, asked };
}

afterEach(() => vi.unstubAllGlobals());

test('an adapter is named as a person would', () => {
  expect(adapterName(info({ vendor: 'nvidia', architecture: 'ampere' }))).toBe('NVIDIA ampere');
  expect(adapterName(info({ vendor: 'apple', architecture: 'metal-3' }))).toBe('Apple metal-3');
  expect(adapterName(info({ description: 'Intel(R) UHD Graphics 620 (KBL GT2)' }))).toBe(
    'Intel UHD Graphics 620',
  );
  expect(adapterName(info({}))).toBe('an adapter without a name');
});

test('software adapters are known', () => {
  expect(isSoftware(info({ vendor: 'google', architecture: 'swiftshader' }))).toBe(true);
  expect(isSoftware(info({ description: 'llvmpipe (LLVM 15.0.7, 256 bits)' }))).toBe(true);
  expect(isSoftware(info({ description: 'Microsoft Basic Render Driver' }))).toBe(true);
  expect(isSoftware(info({ isFallbackAdapter: true }))).toBe(true);
  expect(isSoftware(info({ vendor: 'amd', architecture: 'rdna-3' }))).toBe(false);
});

test('core is asked for first, then compatibility', async () => {
  const old = gpuThatAnswers({ compatibility: info({ vendor: 'arm', architecture: 'valhall' }) });
  expect(await reportGpu({ gpu: old.gpu })).toEqual({
    usable: true,
    name: 'ARM valhall',
    software: false,
    reason: '',
  });
  expect(old.asked).toEqual(['core', 'compatibility']);
});

test('a software adapter is reported, and not used by itself', async () => {
  const { gpu } = gpuThatAnswers({ core: info({ description: 'SwiftShader' }) });
  expect(await reportGpu({ gpu })).toMatchObject({
    usable: false,
    name: 'SwiftShader',
    software: true,
  });
});

test('why there is no adapter is said in plain words', async () => {
  const { gpu } = gpuThatAnswers({});
  expect((await reportGpu({ gpu })).reason).toMatch(/no graphics adapter answers/);
  await expect(openGpu({ gpu })).rejects.toThrow(NoAdapterError);
  vi.stubGlobal('navigator', {});
  expect((await reportGpu()).reason).toBe('This browser has no WebGPU.');
  vi.stubGlobal('isSecureContext', false);
  expect((await reportGpu()).reason).toMatch(/https or on localhost/);
});
