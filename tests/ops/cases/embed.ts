import { batch, normal, recordOf, type KernelCase, type KernelCases } from '../case';

function of(
  name: string,
  examples: number,
  context: number,
  width: number,
  has_positions: number,
  pictures = 0,
): KernelCase {
  const [vocabulary, slots, rows] = [11, 2, examples * context];
  return {
    name,
    constants: {
      rows,
      context,
      width,
      vocabulary,
      record: recordOf({ context, slots }),
      has_positions,
    },
    grid: { invocations: rows * width },
    inputs: {
      batch: batch({ examples, context, slots, vocabulary: vocabulary + pictures }),
      embedding: normal(vocabulary * width),
      positions: has_positions ? normal(context * width) : null,
      out: normal(rows * width),
    },
  };
}

export default [
  of('one of everything', 1, 1, 1, 1),
  of('odd shape', 5, 7, 13, 1),
  of('no positions', 5, 7, 13, 0),
  of('pictures among the tokens', 5, 7, 13, 1, 9),
  of('pictures, and no positions', 5, 7, 13, 0, 9),
  of('more elements than 65,535', 4682, 7, 2, 1),
] satisfies KernelCases;
