import type { Grid } from '../graph/program';

/** Workgroups of a dispatch along x, y and z. */
export type Workgroups = readonly [x: number, y: number, z: number];

/**
 * Folds a grid into x and y, neither above `most`; z is the replica. Kernels number workgroups y·X + x and
 * guard the tail. Undefined where it can't be folded.
 */
export function fold(
  grid: Grid,
  replicas: number,
  workgroupSize: number,
  most: number,
): Workgroups | undefined {
  const needed =
    'workgroups' in grid ? grid.workgroups : Math.ceil(grid.invocations / workgroupSize);
  const y = Math.ceil(needed / most);
  if (y > most || replicas > most) return undefined;
  return [y > 0 ? Math.ceil(needed / y) : 0, y, replicas];
}
