import { flopsOf, type Program } from '../graph/program';

/** More do not help models of this size. */
const MOST = 4;
/** Floating-point operations of a step from which on threads surely pay. */
const WORTH = 2e7;

/**
 * Whether threads can share memory and wait for each other here: in a page's worker, where it is cross-origin
 * isolated. A page itself may not wait.
 */
export function canShareMemory(): boolean {
  const isPage = typeof document !== 'undefined';
  return (
    !isPage && typeof SharedArrayBuffer === 'function' && (globalThis.crossOriginIsolated ?? true)
  );
}

/** How many threads to compute with: one for small models, else all cores but one that is left to the page. */
export function threadsFor([program]: readonly Program[]): number {
  if (!program || flopsOf(program) < WORTH) return 1;
  const cores = coreCount();
  // Of two, the page needs but little of the second.
  return Math.min(MOST, cores > 2 ? cores - 1 : cores);
}

function coreCount(): number {
  const node = globalThis.process?.getBuiltinModule?.('node:os');
  return node ? node.availableParallelism() : (globalThis.navigator?.hardwareConcurrency ?? 1);
}
