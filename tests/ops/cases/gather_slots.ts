import { batch, normal, recordOf, type KernelCase, type KernelCases } from '../case';

function of(
  name: string,
  examples: number,
  slots: number,
  context: number,
  width: number,
): KernelCase {
  return {
    name,
    constants: { examples, slots, context, width, record: recordOf({ context, slots }) },
    grid: { invocations: examples * slots * width },
    inputs: {
      batch: batch({ examples, context, slots, vocabulary: 5 }),
      x: normal(examples * context * width),
      out: normal(examples * slots * width),
    },
  };
}

export default [
  of('one of everything', 1, 1, 1, 1),
  of('one slot', 9, 1, 5, 3),
  of('odd shape', 7, 3, 10, 13),
] satisfies KernelCases;
