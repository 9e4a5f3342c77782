import { expect, test } from 'vitest';
import { nearest } from '../../src/lens/nearest';

test('finds the nearest step, the later of two that are as near', () => {
  const steps = Float64Array.of(0, 10, 20, 40);
  const found = [-3, 4, 5, 6, 20, 30, 31, 1e9, Infinity].map((step) => nearest(steps, step));
  expect(found).toEqual([0, 0, 1, 1, 2, 3, 3, 3, 3]);
});

test('finds none among none, and one among one', () => {
  for (const step of [0, 7, Infinity]) {
    expect(nearest([], step)).toBe(-1);
    expect(nearest([5], step)).toBe(0);
  }
});
