import type { Tensor } from '../graph/graph';

/**
 * A batch of B examples on the device, one record of C + 3S integers an example:
 * C input tokens, then for each of S slots its position, its target, and its mask (bit 0: trained, bit 1: graded).
 * Slots are the positions that are trained or graded; where an example has fewer, the rest have mask 0.
 */
export interface Batch {
  readonly examples: number;
  /** C. */
  readonly context: number;
  /** S. */
  readonly slots: number;
  /** (B, C + 3S) integers. */
  readonly records: Tensor;
}

/** Integers of one example's record. */
export function recordLength(context: number, slots: number): number {
  return context + 3 * slots;
}
