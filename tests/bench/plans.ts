import type { ProgramOptions } from '../../src/train/programs';
import type { Row } from './rows';

/** A way in which a GPU runs a row's programs. */
export interface BenchPlan {
  readonly name: string;
  readonly options: (row: Row) => ProgramOptions;
}

/** A tile's matrices have about so many rows, as in the smallest tile that autotune tries. */
const ROWS = 4;

export const plans: readonly BenchPlan[] = [
  { name: 'plain', options: () => ({}) },
  {
    name: 'grouped',
    options: ({ task, config }) => ({
      tile: Math.max(1, Math.ceil(ROWS / task.shape(config.task).slots)),
    }),
  },
];
