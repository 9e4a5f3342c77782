import { batch, normal, recordOf, type KernelCase, type KernelCases } from '../case';

interface Shape {
  readonly examples: number;
  readonly context: number;
  readonly vocabulary: number;
  readonly pictures: number;
  readonly pixels: number;
}

function of(name: string, { examples, context, vocabulary, pictures, pixels }: Shape): KernelCase {
  const [slots, rows] = [2, examples * context];
  return {
    name,
    constants: { rows, context, pixels, record: recordOf({ context, slots }), vocabulary },
    grid: { invocations: rows * pixels },
    inputs: {
      batch: batch({ examples, context, slots, vocabulary: vocabulary + pictures }),
      pictures: normal(pictures * pixels),
      out: normal(rows * pixels),
    },
  };
}

export default [
  of('one of everything', { examples: 1, context: 1, vocabulary: 0, pictures: 1, pixels: 1 }),
  of('tokens among pictures', { examples: 5, context: 7, vocabulary: 4, pictures: 6, pixels: 13 }),
  of('no token', { examples: 3, context: 2, vocabulary: 0, pictures: 9, pixels: 49 }),
  of('more elements than 65,535', {
    examples: 700,
    context: 2,
    vocabulary: 3,
    pictures: 5,
    pixels: 49,
  }),
] satisfies KernelCases;
