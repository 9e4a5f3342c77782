import type { GpuReport } from '../protocol';

export type FeatureLevel = 'core' | 'compatibility';

export interface GpuOptions {
  /** Where adapters come from; the browser's by default. */
  readonly gpu?: GPU;
  /** Levels to ask for, in order. */
  readonly levels?: readonly FeatureLevel[];
  /** Ask for no more than the level's default limits. */
  readonly defaultLimits?: boolean;
  /** Don't ask for the GPU's own clock. */
  readonly noTimestamps?: boolean;
}

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|microsoft basic render|\bwarp\b/i;

const VENDORS: Readonly<Record<string, string>> = {
  amd: 'AMD',
  apple: 'Apple',
  arm: 'ARM',
  google: 'Google',
  intel: 'Intel',
  mesa: 'Mesa',
  microsoft: 'Microsoft',
  nvidia: 'NVIDIA',
  qualcomm: 'Qualcomm',
};

/** What a person would call the adapter. */
export function adapterName({ vendor, architecture, device, description }: GPUAdapterInfo): string {
  // "Intel(R) UHD Graphics 620 (KBL GT2)" is an Intel UHD Graphics 620.
  if (description)
    return description
      .replace(/\((r|tm|c)\)/gi, '')
      .replace(/\s*\(.*$/, '')
      .trim();
  const model = architecture || device;
  return (
    [VENDORS[vendor] ?? vendor, model].filter(Boolean).join(' ') || 'an adapter without a name'
  );
}

/** Whether it is a program that plays a GPU, and so slower than the CPU executor. */
export function isSoftware(info: GPUAdapterInfo): boolean {
  const { vendor, architecture, device, description, isFallbackAdapter } = info;
  return isFallbackAdapter || SOFTWARE.test([vendor, architecture, device, description].join(' '));
}

/** The browser's, in a page or a worker. */
function browserGpu(): GPU | undefined {
  return (globalThis.navigator as Navigator | undefined)?.gpu;
}

/** An adapter, or why there is none. */
export async function findAdapter({
  gpu = browserGpu(),
  levels,
}: GpuOptions): Promise<GPUAdapter | string> {
  if (!gpu) {
    return globalThis.isSecureContext === false
      ? 'Browsers offer WebGPU to secure pages only: open this page over https or on localhost.'
      : 'This browser has no WebGPU.';
  }
  for (const featureLevel of levels ?? ['core', 'compatibility']) {
    const adapter = await gpu
      .requestAdapter({ featureLevel, powerPreference: 'high-performance' })
      .catch(() => null);
    if (adapter) return adapter;
  }
  return 'WebGPU is here, but no graphics adapter answers: the driver may be missing, too old or blocked.';
}

/** What this browser can run on, without opening a device. */
export async function reportGpu(options: GpuOptions = {}): Promise<GpuReport> {
  const adapter = await findAdapter(options);
  if (typeof adapter === 'string') {
    return { usable: false, name: '', software: false, reason: adapter };
  }
  const name = adapterName(adapter.info);
  if (!isSoftware(adapter.info)) return { usable: true, name, software: false, reason: '' };
  const reason = `The only adapter is a software one (${name}), slower than training on the CPU directly.`;
  return { usable: false, name, software: true, reason };
}
