import { batch, normal, recordOf, type KernelCase, type KernelCases } from '../case';

function of(
  name: string,
  examples: number,
  slots: number,
  context: number,
  width: number,
  accumulate: number,
): KernelCase {
  return {
    name,
    constants: {
      examples,
      slots,
      context,
      width,
      record: recordOf({ context, slots }),
      accumulate,
    },
    grid: { invocations: examples * context * Math.ceil(width / 4) },
    inputs: {
      batch: batch({ examples, context, slots, vocabulary: 5 }),
      d_out: normal(examples * slots * width),
      d_x: normal(examples * context * width),
    },
  };
}

export default [
  of('one of everything', 1, 1, 1, 1, 0),
  of('several slots at one position', 7, 5, 3, 13, 0),
  of('positions without a slot', 7, 2, 10, 3, 0),
  of('onto an earlier gradient', 7, 5, 3, 13, 1),
] satisfies KernelCases;
