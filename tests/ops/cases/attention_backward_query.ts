import { normal, uniform, type KernelCase, type KernelCases } from '../case';

function of(
  name: string,
  examples: number,
  queries: number,
  context: number,
  heads: number,
  head_width: number,
): KernelCase {
  const width = heads * head_width;
  const scores = examples * heads * queries * context;
  return {
    name,
    constants: { examples, queries, context, heads, head_width },
    grid: { invocations: examples * heads * queries },
    inputs: {
      probabilities: uniform(scores),
      k: normal(examples * context * width),
      v: normal(examples * context * width),
      d_out: normal(examples * queries * width),
      d_scores: normal(scores),
      d_q: normal(examples * queries * width),
    },
  };
}

export default [
  of('one of everything', 1, 1, 1, 1, 1),
  of('a query at each position', 3, 7, 7, 3, 5),
  of('fewer queries than keys', 5, 3, 10, 2, 6),
] satisfies KernelCases;
