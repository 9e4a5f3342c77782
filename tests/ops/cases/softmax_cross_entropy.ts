import {
  batch,
  given,
  normal,
  recordOf,
  type Input,
  type KernelCase,
  type KernelCases,
} from '../case';

interface Options {
  readonly has_gradient?: number;
  readonly logits?: Input;
}

function of(
  name: string,
  examples: number,
  slots: number,
  vocabulary: number,
  { has_gradient = 1, logits }: Options = {},
): KernelCase {
  const [context, rows] = [slots + 2, examples * slots];
  return {
    name,
    constants: {
      rows,
      vocabulary,
      slots,
      record: recordOf({ context, slots }),
      context,
      has_gradient,
    },
    grid: { invocations: rows },
    inputs: {
      logits: logits ?? normal(rows * vocabulary, 2),
      batch: batch({ examples, context, slots, vocabulary }),
      hyper: given([1 / rows, 1, 1, 1]),
      outcomes: normal(4 * rows),
      d_logits: has_gradient ? normal(rows * vocabulary) : null,
    },
  };
}

const ties: Input = { length: 6 * 13, type: 'float', at: (random) => random.below(3) };

export default [
  of('one of everything', 1, 1, 1),
  of('odd shape', 11, 3, 13),
  of('no gradient', 11, 3, 13, { has_gradient: 0 }),
  of('one slot', 67, 1, 5),
  of('ties', 2, 3, 13, { logits: ties }),
  of('logits near ±300', 5, 2, 7, { logits: normal(10 * 7, 100) }),
] satisfies KernelCases;
