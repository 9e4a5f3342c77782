import type { Kernel } from '../graph/kernel';

const files = import.meta.glob<Kernel>('./kernels/*.ts', { eager: true, import: 'default' });

/** Every kernel's declaration and twin, by name. */
export const kernels: ReadonlyMap<string, Kernel> = new Map(
  Object.values(files).map((kernel) => [kernel.name, kernel]),
);
