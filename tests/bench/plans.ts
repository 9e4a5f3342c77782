import type { Plan } from '../../src/protocol';
import type { Row } from './rows';

/** A way in which a GPU runs a row's programs. */
export interface BenchPlan {
  readonly name: string;
  readonly of: (row: Row) => Plan;
}

/** A tile's matrices have at least so many rows. */
const ROWS = 16;

const tileOf = ({ task, config }: Row): number =>
  Math.max(1, Math.ceil(ROWS / task.shape(config.task).slots));

export const plans: readonly BenchPlan[] = [
  { name: 'plain', of: () => ({}) },
  { name: 'grouped', of: (row) => ({ tile: tileOf(row) }) },
  // Few invocations a workgroup: what waits at a barrier is little, which suits an adapter in software.
  { name: 'grouped, small', of: (row) => ({ tile: tileOf(row), groupSize: 8 }) },
  { name: 'plain, wide', of: () => ({ matmul: 'wide' }) },
];
