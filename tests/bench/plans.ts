import type { Plan } from '../../src/protocol';
import type { Row } from './rows';

/** A way in which a GPU runs a row's programs. */
export interface BenchPlan {
  readonly name: string;
  readonly of: (row: Row) => Plan;
  /** Whether it differs from the others on this row; on all where it is not there. */
  readonly fits?: (row: Row) => boolean;
}

/** A tile whose matrices have at least so many rows. */
const tileOf = ({ task, config }: Row, rows = 16): number =>
  Math.max(1, Math.ceil(rows / task.shape(config.task).slots));

/** As autotune has it. */
const isWide = ({ config }: Row): boolean => config.model.width >= 64;

export const plans: readonly BenchPlan[] = [
  { name: 'plain', of: () => ({}) },
  { name: 'grouped', of: (row) => ({ tile: tileOf(row) }) },
  // Few invocations a workgroup: what waits at a barrier is little, which suits an adapter in software.
  { name: 'grouped, small', of: (row) => ({ tile: tileOf(row), groupSize: 8 }) },
  { name: 'plain, wide', of: () => ({ matmul: 'wide' }), fits: isWide },
  { name: 'grouped, wide', of: (row) => ({ tile: tileOf(row), matmul: 'wide' }), fits: isWide },
];

/** Those that are worth a try on a graphics card: many workgroups instead of small ones. */
export const cardPlans: readonly BenchPlan[] = [
  ...plans.filter(({ name }) => name !== 'grouped, small'),
  { name: 'grouped, least', of: (row) => ({ tile: tileOf(row, 4) }) },
];
