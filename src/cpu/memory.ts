import type { BufferSpec } from '../graph/program';

const PAGE = 65_536;
const MOST_PAGES = 65_536;
/** By which memory may grow for programs that are added later: 64 MiB. */
const MORE_PAGES = 1024;
/** Buffers start at multiples of a cache line. */
const ALIGNMENT = 64;

/** Memory that buffers take when they lie one after another. */
export function bytesOf(buffers: Iterable<BufferSpec>): number {
  let bytes = 0;
  for (const { length } of buffers) bytes += Math.ceil((4 * length) / ALIGNMENT) * ALIGNMENT;
  return bytes;
}

/** Memory of at least so many bytes, or an error that says what could not be had. */
export function grant(bytes: number, shared: boolean): WebAssembly.Memory {
  const initial = Math.ceil(bytes / PAGE);
  try {
    const maximum = Math.min(MOST_PAGES, initial + MORE_PAGES);
    return new WebAssembly.Memory({ initial, maximum, shared });
  } catch {
    throw new Error(
      `This run needs ${mebibytes(bytes)} of memory at once, which could not be had here. A smaller batch, model or ` +
        'number of replicas would fit.',
    );
  }
}

/** To so many bytes at least. */
export function grow(memory: WebAssembly.Memory, bytes: number): void {
  const pages = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (pages <= 0) return;
  try {
    memory.grow(pages);
  } catch {
    throw new Error(`There is no room for ${mebibytes(pages * PAGE)} more beside this run.`);
  }
}

const mebibytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MiB`;
