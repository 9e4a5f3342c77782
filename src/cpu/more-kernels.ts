import type { Kernel } from '../graph/kernel';

const files = import.meta.glob<Kernel>('./kernels/*/*.ts', { eager: true, import: 'default' });

/** Kernels that most runs do without, by name: those in folders of their own. */
export const moreKernels: ReadonlyMap<string, Kernel> = new Map(
  Object.values(files).map((kernel) => [kernel.name, kernel]),
);
