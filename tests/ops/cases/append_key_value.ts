import { batch, normal, recordOf, type KernelCase, type KernelCases } from '../case';

function of(name: string, examples: number, context: number, width: number): KernelCase {
  const slots = 1;
  return {
    name,
    constants: { examples, context, width, record: recordOf({ context, slots }) },
    grid: { invocations: examples * width },
    inputs: {
      batch: batch({ examples, context, slots, vocabulary: 11 }),
      k: normal(examples * width),
      v: normal(examples * width),
      keys: normal(examples * context * width),
      values: normal(examples * context * width),
    },
  };
}

export default [
  of('one of everything', 1, 1, 1),
  of('odd shape', 5, 7, 13),
  of('more elements than 65,535', 4682, 3, 15),
] satisfies KernelCases;
