import { RandomStream } from '../../../src/random/stream';
import {
  given,
  integers,
  normal,
  recordOf,
  type Input,
  type KernelCase,
  type KernelCases,
} from '../case';

interface Shape {
  readonly examples: number;
  readonly context: number;
  readonly vocabulary: number;
  readonly temperature: number;
  readonly ranked: number;
  readonly has_targets: number;
}

/** Sequences at any place, some at their end; half of their tokens are yet to be written. */
function sequences({ examples, context, vocabulary }: Shape): Input {
  const record = recordOf({ context, slots: 1 });
  return {
    length: examples * record,
    type: 'uint',
    at(random, index) {
      const i = index % record;
      if (i < context) return random.below(2 * vocabulary);
      return i === context ? random.below(context + 1) : random.below(vocabulary);
    },
  };
}

/** Logits in a random order, apart by far more than rounding, so that none can take another's place. */
function logits({ examples, vocabulary }: Shape): Input {
  const spread = Array.from({ length: vocabulary }, (_, i) => i);
  let order = spread;
  return {
    length: examples * vocabulary,
    type: 'float',
    at(random: RandomStream, index) {
      const i = index % vocabulary;
      if (i === 0) {
        const keys = spread.map(() => random.uint32());
        order = spread.slice().sort((a, b) => keys[a] - keys[b]);
      }
      return (8 * order[i]) / vocabulary - 4;
    },
  };
}

function of(name: string, shape: Shape): KernelCase {
  const { examples, context, vocabulary, temperature, ranked, has_targets } = shape;
  const record = recordOf({ context, slots: 1 });
  return {
    name,
    constants: { examples, vocabulary, context, record, ranked, has_targets },
    grid: { invocations: examples },
    inputs: {
      logits: logits(shape),
      temperature: given([temperature]),
      draws: given([12345, 3], 'uint'),
      targets: has_targets ? integers(examples * context, vocabulary) : null,
      batch: sequences(shape),
      outcomes: normal(4 * examples * context),
      alternatives: ranked ? normal(2 * examples * context * ranked) : null,
    },
  };
}

const greedy = { temperature: 0, ranked: 0, has_targets: 1 };

export default [
  of('one of everything', { ...greedy, examples: 1, context: 1, vocabulary: 1 }),
  of('odd shape', { ...greedy, examples: 67, context: 5, vocabulary: 23 }),
  of('drawn', {
    examples: 131,
    context: 6,
    vocabulary: 17,
    temperature: 1,
    ranked: 0,
    has_targets: 1,
  }),
  of('drawn when hot, with alternatives', {
    examples: 67,
    context: 3,
    vocabulary: 9,
    temperature: 2.5,
    ranked: 5,
    has_targets: 0,
  }),
  of('all tokens ranked', {
    examples: 3,
    context: 3,
    vocabulary: 4,
    temperature: 0,
    ranked: 4,
    has_targets: 0,
  }),
] satisfies KernelCases;
