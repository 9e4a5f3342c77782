import { batch, normal, recordOf, tokenIndex, type KernelCase, type KernelCases } from '../case';

interface Shape {
  readonly examples: number;
  readonly context: number;
  readonly width: number;
  /** 0: a row at each position. */
  readonly slots: number;
  readonly accumulate: number;
}

function of(name: string, shape: Shape): KernelCase {
  const { examples, context, width, slots, accumulate } = shape;
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
      vocabulary,
      accumulate,
    },
    grid: { invocations: vocabulary * context * Math.ceil(width / 4) },
    inputs: {
      batch: batch({ examples, vocabulary, ...listed }),
      index: tokenIndex({ examples, context, vocabulary }),
      d_out: normal(examples * queries * width),
      d_table: normal(vocabulary * context * width),
    },
  };
}

export default [
  of('one of everything', { examples: 1, context: 1, width: 1, slots: 0, accumulate: 0 }),
  of('every position', { examples: 9, context: 7, width: 13, slots: 0, accumulate: 0 }),
  of('slots', { examples: 9, context: 7, width: 13, slots: 3, accumulate: 0 }),
  of('onto an earlier gradient', { examples: 9, context: 7, width: 6, slots: 0, accumulate: 1 }),
] satisfies KernelCases;
