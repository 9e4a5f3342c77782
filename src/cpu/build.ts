import { relaxedSimdSupported, simdSupported } from './simd';

/** The WebAssembly kernels as they are to be run. */
export interface Build {
  readonly module: WebAssembly.Module;
  readonly shared: boolean;
  /** Whether a sum of products rounds once a product, and not twice: its bytes differ. */
  readonly fused: boolean;
}

/**
 * The kernels for this machine, undefined where it has no SIMD: with fused multiply-adds where they are there and
 * not refused. Only the build that is used is loaded.
 */
export async function loadBuild(options: {
  readonly shared: boolean;
  readonly fused: boolean;
}): Promise<Build | undefined> {
  if (!simdSupported()) return undefined;
  const { shared } = options;
  if (options.fused && relaxedSimdSupported()) {
    const { default: bytes } = await import('../wasm/kernels.as.ts?wasm&relaxed');
    const module = await compile(bytes, shared);
    if (roundsOnce(module, shared)) return { module, shared, fused: true };
  }
  const { default: bytes } = await import('../wasm/kernels.as.ts?wasm');
  return { module: await compile(bytes, shared), shared, fused: false };
}

function compile(bytes: Uint8Array<ArrayBuffer>, shared: boolean): Promise<WebAssembly.Module> {
  return WebAssembly.compile(shared ? forSharedMemory(bytes) : bytes);
}

/**
 * The same module for a shared memory. The compiler's two outputs differ in one byte, the flags of the imported
 * memory's limits: 1 has a maximum, 3 is shared too.
 */
export function forSharedMemory(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const before = [...new TextEncoder().encode('\x03env\x06memory'), 2];
  const at = bytes.findIndex((_, i) => before.every((byte, j) => bytes[i + j] === byte));
  const flags = at + before.length;
  if (at < 0 || bytes[flags] !== 1) throw new Error('The kernels import no memory with a maximum.');
  return bytes.with(flags, 3);
}

function roundsOnce(module: WebAssembly.Module, shared: boolean): boolean {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared });
  const { fused } = new WebAssembly.Instance(module, { env: { memory } }).exports;
  return (fused as () => number)() !== 0;
}
