import type { KernelCases } from './case';

/** Every kernel's cases, by the kernel's name. */
export const casesByKernel: ReadonlyMap<string, KernelCases> = new Map(
  Object.entries(
    import.meta.glob<KernelCases>('./cases/*.ts', { eager: true, import: 'default' }),
  ).map(([path, cases]) => [path.replace(/^.*\/|\.ts$/g, ''), cases]),
);
