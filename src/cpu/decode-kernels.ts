import type { Kernel } from '../graph/kernel';

const files = import.meta.glob<Kernel>('./kernels/decode/*.ts', { eager: true, import: 'default' });

/** Kernels of the decoder, by name: fetched when a program first wants one. */
export const decodeKernels: ReadonlyMap<string, Kernel> = new Map(
  Object.values(files).map((kernel) => [kernel.name, kernel]),
);
