import {
  batch,
  given,
  normal,
  recordOf,
  uniform,
  type KernelCase,
  type KernelCases,
} from '../case';

interface Shape {
  readonly examples: number;
  readonly slots: number;
  readonly vocabulary: number;
  readonly pictures: number;
  readonly pixels: number;
  readonly has_gradient?: number;
}

/** Errors near 2: with the tolerance there, about half of the drawings count. */
function of(
  name: string,
  { examples, slots, vocabulary, pictures, pixels, has_gradient = 1 }: Shape,
): KernelCase {
  const [context, rows] = [slots + 2, examples * slots];
  const record = recordOf({ context, slots });
  return {
    name,
    constants: { rows, pixels, slots, record, context, vocabulary, tolerance: 2, has_gradient },
    grid: { invocations: rows },
    inputs: {
      drawn: normal(rows * pixels),
      // Some targets are no picture: a slot that is not asked for has target 0.
      batch: batch({ examples, context, slots, vocabulary: vocabulary + pictures }),
      pictures: uniform(pictures * pixels, -2, 2),
      hyper: given([1 / rows, 1, 1, 1]),
      outcomes: normal(4 * rows),
      d_drawn: has_gradient ? normal(rows * pixels) : null,
    },
  };
}

export default [
  of('one of everything', { examples: 1, slots: 1, vocabulary: 0, pictures: 1, pixels: 1 }),
  of('odd shape', { examples: 11, slots: 3, vocabulary: 0, pictures: 7, pixels: 13 }),
  of('tokens before the pictures', {
    examples: 11,
    slots: 3,
    vocabulary: 4,
    pictures: 7,
    pixels: 13,
  }),
  of('no gradient', {
    examples: 67,
    slots: 1,
    vocabulary: 2,
    pictures: 5,
    pixels: 49,
    has_gradient: 0,
  }),
] satisfies KernelCases;
