import { batch, integers, recordOf, type KernelCase, type KernelCases } from '../case';

function of(
  name: string,
  examples: number,
  context: number,
  vocabulary: number,
  pictures = 0,
): KernelCase {
  const slots = 2;
  return {
    name,
    constants: { examples, context, vocabulary, record: recordOf({ context, slots }) },
    grid: { invocations: vocabulary * context },
    inputs: {
      batch: batch({ examples, context, slots, vocabulary: vocabulary + pictures }),
      index: integers(2 * vocabulary * context + examples * context, 1000),
    },
  };
}

export default [
  of('one of everything', 1, 1, 1),
  of('tokens that do not occur', 3, 2, 11),
  of('odd shape', 37, 7, 5),
  of('pictures among the tokens', 37, 7, 5, 30),
] satisfies KernelCases;
