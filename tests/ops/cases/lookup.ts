import { batch, normal, recordOf, type KernelCase, type KernelCases } from '../case';

interface Shape {
  readonly examples: number;
  readonly context: number;
  readonly width: number;
  /** 0: a row at each position. */
  readonly slots: number;
}

function of(name: string, { examples, context, width, slots }: Shape): KernelCase {
  const vocabulary = 5;
  const queries = slots || context;
  const listed = { context, slots: slots || 2 };
  return {
    name,
    constants: {
      examples,
      queries,
      context,
      width,
      slots,
      record: recordOf(listed),
      record_offset: context,
    },
    grid: { invocations: examples * queries * width },
    inputs: {
      batch: batch({ examples, vocabulary, ...listed }),
      table: normal(vocabulary * context * width),
      out: normal(examples * queries * width),
    },
  };
}

export default [
  of('one of everything', { examples: 1, context: 1, width: 1, slots: 0 }),
  of('every position', { examples: 9, context: 7, width: 13, slots: 0 }),
  of('slots', { examples: 9, context: 7, width: 6, slots: 3 }),
] satisfies KernelCases;
