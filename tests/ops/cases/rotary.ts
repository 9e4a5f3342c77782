import { batch, normal, recordOf, type KernelCase, type KernelCases } from '../case';

interface Shape {
  readonly examples: number;
  readonly context: number;
  readonly heads: number;
  readonly head_width: number;
  /** 0: a row at each position. */
  readonly slots: number;
  readonly direction: number;
}

function of(name: string, shape: Shape): KernelCase {
  const { examples, context, heads, head_width, slots, direction } = shape;
  const queries = slots || context;
  const rows = examples * queries;
  return {
    name,
    constants: {
      rows,
      queries,
      heads,
      head_width,
      slots,
      record: slots ? recordOf({ context, slots }) : 0,
      record_offset: slots ? context : 0,
      direction,
    },
    grid: { invocations: (rows * heads * head_width) / 2 },
    inputs: {
      batch: slots ? batch({ examples, context, slots, vocabulary: 5 }) : null,
      x: normal(rows * heads * head_width),
      out: normal(rows * heads * head_width),
    },
  };
}

export default [
  of('one pair', { examples: 1, context: 1, heads: 1, head_width: 2, slots: 0, direction: 1 }),
  of('odd shape', { examples: 3, context: 7, heads: 3, head_width: 10, slots: 0, direction: 1 }),
  of('backward', { examples: 3, context: 7, heads: 3, head_width: 10, slots: 0, direction: -1 }),
  of('slots', { examples: 9, context: 31, heads: 2, head_width: 6, slots: 3, direction: 1 }),
  of('far positions', {
    examples: 1,
    context: 127,
    heads: 1,
    head_width: 8,
    slots: 0,
    direction: 1,
  }),
] satisfies KernelCases;
