import { normal, tokenIndex, type KernelCase, type KernelCases } from '../case';

function of(
  name: string,
  examples: number,
  context: number,
  width: number,
  accumulate: number,
): KernelCase {
  const vocabulary = 11;
  return {
    name,
    constants: { context, width, vocabulary, accumulate },
    grid: { invocations: vocabulary * Math.ceil(width / 4) },
    inputs: {
      index: tokenIndex({ examples, context, vocabulary }),
      d_out: normal(examples * context * width),
      d_embedding: normal(vocabulary * width),
    },
  };
}

export default [
  of('tokens that do not occur', 1, 1, 1, 0),
  of('odd shape', 9, 7, 13, 0),
  of('onto an earlier gradient', 9, 7, 13, 1),
] satisfies KernelCases;
