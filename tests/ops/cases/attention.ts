import { batch, normal, recordOf, type KernelCase, type KernelCases } from '../case';

interface Shape {
  readonly examples: number;
  readonly context: number;
  readonly heads: number;
  readonly head_width: number;
  /** 0: a query at each position. */
  readonly slots: number;
  readonly deviation?: number;
}

function of(name: string, shape: Shape): KernelCase {
  const { examples, context, heads, head_width, slots, deviation = 1 } = shape;
  const queries = slots || context;
  const width = heads * head_width;
  return {
    name,
    constants: {
      examples,
      queries,
      context,
      heads,
      head_width,
      slots,
      record: slots ? recordOf({ context, slots }) : 0,
      record_offset: slots ? context : 0,
    },
    grid: { invocations: examples * heads * queries },
    inputs: {
      batch: slots ? batch({ examples, context, slots, vocabulary: 7 }) : null,
      q: normal(examples * queries * width, deviation),
      k: normal(examples * context * width, deviation),
      v: normal(examples * context * width),
      probabilities: normal(examples * heads * queries * context),
      out: normal(examples * queries * width),
    },
  };
}

export default [
  of('one of everything', { examples: 1, context: 1, heads: 1, head_width: 1, slots: 0 }),
  of('odd shape', { examples: 3, context: 7, heads: 3, head_width: 5, slots: 0 }),
  of('slots', { examples: 5, context: 9, heads: 2, head_width: 6, slots: 3 }),
  of('one slot, wide head', { examples: 17, context: 5, heads: 4, head_width: 12, slots: 1 }),
  of('scores near ±60', {
    examples: 2,
    context: 11,
    heads: 1,
    head_width: 8,
    slots: 0,
    deviation: 5,
  }),
] satisfies KernelCases;
