import { batch, normal, recordOf, type KernelCase, type KernelCases } from '../case';

function of(
  name: string,
  examples: number,
  context: number,
  width: number,
  accumulate: number,
): KernelCase {
  const [vocabulary, slots, rows] = [11, 2, examples * context];
  return {
    name,
    constants: {
      rows,
      context,
      width,
      record: recordOf({ context, slots }),
      vocabulary,
      accumulate,
    },
    grid: { invocations: vocabulary * Math.ceil(width / 4) },
    inputs: {
      batch: batch({ examples, context, slots, vocabulary }),
      d_out: normal(rows * width),
      d_embedding: normal(vocabulary * width),
    },
  };
}

export default [
  of('tokens that do not occur', 1, 1, 1, 0),
  of('odd shape', 9, 7, 13, 0),
  of('onto an earlier gradient', 9, 7, 13, 1),
] satisfies KernelCases;
