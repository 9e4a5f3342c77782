import type { Kernel } from '../graph/kernel';
import type { Program } from '../graph/program';

const files = import.meta.glob<Kernel>('./kernels/*.ts', { eager: true, import: 'default' });

/** Every kernel's declaration and twin, by name, but those that are fetched when they are wanted. */
export const kernels: ReadonlyMap<string, Kernel> = new Map(
  Object.values(files).map((kernel) => [kernel.name, kernel]),
);

let fetched: ReadonlyMap<string, Kernel> | undefined;

/** Fetches what some programs want beside `kernels`. */
export async function fetchKernels(programs: readonly Program[]): Promise<void> {
  const known = programs.every(({ dispatches }) => dispatches.every((d) => kernels.has(d.kernel)));
  if (!known) fetched ??= (await import('./more-kernels')).moreKernels;
}

/** A kernel that is there. */
export function kernelOf(name: string): Kernel {
  const kernel = kernels.get(name) ?? fetched?.get(name);
  if (!kernel) throw new Error(`there is no kernel ${name}`);
  return kernel;
}
