import { expect, test } from 'vitest';
import { fold } from '../../src/gpu/grid';

test('a grid folds into x and y only where it must, and covers every invocation', () => {
  expect(fold({ invocations: 1 }, 1, 64, 65_535)).toEqual([1, 1, 1]);
  expect(fold({ invocations: 64 * 65_535 }, 3, 64, 65_535)).toEqual([65_535, 1, 3]);
  expect(fold({ invocations: 64 * 65_535 + 1 }, 1, 64, 65_535)).toEqual([32_768, 2, 1]);
  for (const invocations of [0, 1, 99, 100, 101, 4_000, 9_999, 10_000]) {
    const [x, y] = fold({ invocations }, 1, 1, 100)!;
    expect(x * y).toBeGreaterThanOrEqual(invocations);
    expect(x * y).toBeLessThan(invocations + Math.max(1, y));
    expect(Math.max(x, y)).toBeLessThanOrEqual(100);
  }
});

test('a grid of whole workgroups does not depend on their size', () => {
  expect(fold({ workgroups: 7 }, 2, 256, 65_535)).toEqual([7, 1, 2]);
});

test('what cannot be folded is told', () => {
  expect(fold({ invocations: 10_001 }, 1, 1, 100)).toBeUndefined();
  expect(fold({ invocations: 1 }, 101, 1, 100)).toBeUndefined();
});
