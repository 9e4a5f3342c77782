import { batch, normal, recordOf, type KernelCase, type KernelCases } from '../case';

function of(
  name: string,
  examples: number,
  context: number,
  width: number,
  has_positions: number,
): KernelCase {
  const [vocabulary, slots] = [11, 1];
  return {
    name,
    constants: { examples, context, width, record: recordOf({ context, slots }), has_positions },
    grid: { invocations: examples * width },
    inputs: {
      batch: batch({ examples, context, slots, vocabulary }),
      embedding: normal(vocabulary * width),
      positions: has_positions ? normal(context * width) : null,
      out: normal(examples * width),
    },
  };
}

export default [
  of('one of everything', 1, 1, 1, 1),
  of('odd shape', 5, 7, 13, 1),
  of('no positions', 5, 7, 13, 0),
  of('more elements than 65,535', 4682, 7, 15, 1),
] satisfies KernelCases;
