import { batch, given, recordOf, type Input, type KernelCase, type KernelCases } from '../case';

const VOCABULARY = 3;

/** Outcomes (arg-max, nll, p(arg-max), Σ p²) of each slot; few tokens, so that some answers are right. */
function outcomes(slots: number): Input {
  return {
    length: 4 * slots,
    type: 'float',
    at: (random, i) => (i % 4 === 0 ? random.below(VOCABULARY) : random.uniform() * 3),
  };
}

function of(name: string, examples: number, slots: number, clock: number): KernelCase {
  const [context, ring_step] = [slots + 2, 4];
  return {
    name,
    constants: { examples, slots, record: recordOf({ context, slots }), context, ring_step },
    grid: { workgroups: 1 },
    inputs: {
      outcomes: outcomes(examples * slots),
      batch: batch({ examples, context, slots, vocabulary: VOCABULARY }),
      hyper: given([1 / (examples * slots), 1, 1, 1]),
      clock: given([clock], 'uint'),
      ring: given(Array.from({ length: 5 * ring_step }, () => -1)),
      counter: given([99], 'uint'),
    },
  };
}

export default [
  of('one of everything', 1, 1, 0),
  of('fewer examples than a workgroup', 13, 3, 4),
  of('more examples than a workgroup', 333, 2, 2),
] satisfies KernelCases;
