import type { Constants, Grid } from '../../src/graph/program';
import { RandomStream } from '../../src/random/stream';

/** What one replica's view of a binding holds before the dispatch. */
export interface Input {
  readonly length: number;
  readonly type: 'float' | 'uint';
  /** Element `index`; called in rising order. */
  at(random: RandomStream, index: number): number;
}

/** One dispatch of a kernel, with its inputs: data alone, so that any executor can be put to it. */
export interface KernelCase {
  /** What is odd about it. */
  readonly name: string;
  readonly constants: Constants;
  readonly activation?: string;
  readonly grid: Grid;
  /** By binding name, in the kernel's order; null where the options leave a binding unused. */
  readonly inputs: Readonly<Record<string, Input | null>>;
}

/** Default export of a file in `cases/`, named like its kernel. */
export type KernelCases = readonly KernelCase[];

/**
 * The views of replica `replica`, as float64 and uint32. Floats are rounded to float32 first, so that every
 * executor starts from the same numbers; what a kernel overwrites holds noise, so that a gap would show.
 */
export function viewsOf(
  { inputs }: KernelCase,
  replica: number,
): Record<string, Float64Array | Uint32Array> {
  const views: Record<string, Float64Array | Uint32Array> = {};
  for (const [binding, [name, input]] of Object.entries(inputs).entries()) {
    const random = new RandomStream(replica, 'init', binding);
    const length = input?.length ?? 0;
    const view = input?.type === 'uint' ? new Uint32Array(length) : new Float64Array(length);
    for (let i = 0; i < length; i++) {
      const value = input!.at(random, i);
      view[i] = input!.type === 'uint' ? value : Math.fround(value);
    }
    views[name] = view;
  }
  return views;
}

/** Normally distributed floats. */
export function normal(length: number, deviation = 1): Input {
  return { length, type: 'float', at: (random) => deviation * random.normal() };
}

/** Floats in [low, high). */
export function uniform(length: number, low = 0, high = 1): Input {
  return { length, type: 'float', at: (random) => low + (high - low) * random.uniform() };
}

/** Whole numbers in [0, below). */
export function integers(length: number, below: number): Input {
  return { length, type: 'uint', at: (random) => random.below(below) };
}

/** The same numbers for every replica. */
export function given(values: readonly number[], type: Input['type'] = 'float'): Input {
  return { length: values.length, type, at: (_, i) => values[i] };
}

export interface Batch {
  readonly examples: number;
  readonly context: number;
  readonly slots: number;
  readonly vocabulary: number;
}

/** Elements of one example's record in a batch: tokens, and position, target and mask of each slot. */
export const recordOf = ({ context, slots }: Pick<Batch, 'context' | 'slots'>): number =>
  context + 3 * slots;

/**
 * A batch of records: tokens (C), then positions, targets and masks (S each). A mask has bit 0 where the
 * slot is trained and bit 1 where it is graded; the last slot of every other example is padding.
 */
export function batch({ examples, context, slots, vocabulary }: Batch): Input {
  const record = recordOf({ context, slots });
  return {
    length: examples * record,
    type: 'uint',
    at(random, index) {
      const example = Math.floor(index / record);
      const i = index % record;
      if (i < context) return random.below(vocabulary);
      const slot = (i - context) % slots;
      const padding = slots > 1 && example % 2 === 1 && slot === slots - 1;
      if (i < context + slots) return padding ? 0 : random.below(context);
      if (i < context + 2 * slots) return padding ? 0 : random.below(vocabulary);
      return padding ? 0 : random.below(4);
    },
  };
}

/** As `token_index` makes them: ranges of 0 to 4 users in their position's part, then users: any examples will do. */
export function tokenIndex({
  examples,
  context,
  vocabulary,
}: {
  examples: number;
  context: number;
  vocabulary: number;
}): Input {
  const ranges = 2 * vocabulary * context;
  let start = 0;
  return {
    length: ranges + context * examples,
    type: 'uint',
    at(random, i) {
      if (i >= ranges) return random.below(examples);
      if (i % 2 === 1) return start + random.below(Math.min(5, examples + 1));
      return (start = ((i / 2) % context) * examples + random.below(Math.max(1, examples - 4)));
    },
  };
}
