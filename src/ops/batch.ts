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
  /**
   * A batch of V examples without slots, example v of token v at every position. Where it is there, what depends
   * on token and position alone is computed on its V·C rows, and looked up.
   */
  readonly table: Batch | null;
  /** Where tokens may be pictures. */
  readonly pictures: Pictures | null;
}

/** Pictures that tokens stand for: id `first` + n is row n of the table (N, P) of their pixels, 0 to 1. */
export interface Pictures {
  readonly table: Tensor;
  readonly first: number;
}

/** Where an example's rows stand: at 0 … C − 1, or at the positions of its slots. */
export type Rows = 'all' | 'slots';

/** Integers of one example's record. */
export function recordLength(context: number, slots: number): number {
  return context + 3 * slots;
}

/** Constants by which a kernel finds the positions of an example's Q rows. */
export function standing({ context, slots }: Batch, rows: Rows) {
  return {
    queries: rows === 'slots' ? slots : context,
    slots: rows === 'slots' ? slots : 0,
    record: recordLength(context, slots),
    record_offset: context,
  };
}
