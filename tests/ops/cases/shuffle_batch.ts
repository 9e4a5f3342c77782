import { given, integers, normal, type KernelCase, type KernelCases } from '../case';

interface Options {
  /** Rows of the batch, and how many of them are examples; a step goes on by as many. */
  readonly examples: number;
  readonly used?: number;
  readonly count: number;
  readonly record?: number;
  /** In the epoch, of the chunk's first example. */
  readonly first?: number;
  readonly epoch?: readonly [low: number, high: number];
  readonly seed?: number;
  /** Step of the chunk, which has three. */
  readonly step?: number;
}

const HYPER = 4;

function of(name: string, options: Options): KernelCase {
  const { examples, count } = options;
  const { used = examples, record = 5, first = 0, epoch = [0, 0], seed = 0, step = 0 } = options;
  return {
    name,
    constants: {
      examples,
      advance: used,
      count,
      record,
      hyper_size: HYPER,
      schedule_step: HYPER,
    },
    grid: { invocations: Math.max(examples, HYPER) },
    inputs: {
      counter: given([step], 'uint'),
      cursor: given([first, used, ...epoch, seed], 'uint'),
      data: integers(count * record, 2 ** 32 - 1),
      schedule: normal(3 * HYPER),
      batch: integers(examples * record, 100),
      hyper: normal(HYPER),
      clock: integers(1, 100),
    },
  };
}

export default [
  of('part of an epoch', { examples: 13, count: 301, first: 40 }),
  of('the end of one epoch and the start of the next', { examples: 40, count: 53, first: 47 }),
  of('many epochs in a batch, last step of its chunk', { examples: 67, count: 7, step: 2 }),
  of('one example', { examples: 3, count: 1, record: 1 }),
  of('batch smaller than the hyper-parameters', { examples: 1, count: 2, step: 1 }),
  of('padded', { examples: 12, used: 9, count: 64, record: 4 }),
  of('nothing but padding', { examples: 3, used: 0, count: 65 }),
  of('from one word of the epoch to the next', {
    examples: 30,
    count: 17,
    first: 5,
    epoch: [2 ** 32 - 1, 2],
    seed: 2 ** 32 - 1,
  }),
  of('a large data set', { examples: 200, count: 12_769, record: 6, step: 1, seed: 99 }),
] satisfies KernelCases;
