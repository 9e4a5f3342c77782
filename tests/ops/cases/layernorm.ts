import { normal, type Input, type KernelCase, type KernelCases } from '../case';

function of(
  name: string,
  rows: number,
  width: number,
  x: Input = normal(rows * width, 2),
): KernelCase {
  return {
    name,
    constants: { rows, width },
    grid: { invocations: rows },
    inputs: {
      x,
      scale: normal(width),
      bias: normal(width),
      out: normal(rows * width),
      stats: normal(rows * 2),
    },
  };
}

/** Rows of two that are far apart: close ones, of which many rows have some, lose their digits in x − mean. */
const pairs: Input = {
  length: 65_539 * 2,
  type: 'float',
  at: (random, i) => (i % 2 ? 2 : -2) + random.uniform(),
};

export default [
  of('one element, whose variance is 0', 1, 1),
  of('odd shape', 67, 13),
  of('one wide row', 1, 301),
  of('more rows than 65,535', 65_539, 2, pairs),
] satisfies KernelCases;
