import { expect, test } from 'vitest';
import { roofline, sumStep } from '../../src/analysis/roofline';
import type { StepProfile } from '../../src/protocol';

const ceiling = { flopsPerSecond: 1e9, bytesPerSecond: 4e9 };

test('what takes longer at the device’s best is what a kernel is bound by', () => {
  const computing = roofline({ milliseconds: 4, flops: 2e6, bytes: 1e6 }, ceiling);
  expect(computing).toEqual({ leastMs: 2, reached: 0.5, bound: 'arithmetic' });
  const moving = roofline({ milliseconds: 4, flops: 1e6, bytes: 8e6 }, ceiling);
  expect(moving).toEqual({ leastMs: 2, reached: 0.5, bound: 'memory' });
});

test('a kernel too short for the clock reaches nothing that could be told', () => {
  expect(roofline({ milliseconds: 0, flops: 1, bytes: 1 }, ceiling).reached).toBeNaN();
});

test('a step is its dispatches and what is around them', () => {
  const dispatch = { group: null, calls: [], milliseconds: 4, flops: 2e6, bytes: 1e6 };
  const profile: StepProfile = {
    timedBy: 'clock',
    steps: 1,
    stepMs: 10,
    replicas: 1,
    batchSize: 1,
    ceiling,
    dispatches: [dispatch, dispatch],
  };
  const sums = { flops: 4e6, bytes: 2e6, milliseconds: 10, elsewhere: 2, leastMs: 4 };
  expect(sumStep(profile)).toEqual(sums);
  // Timing each dispatch costs something itself: the step is then no shorter than its parts.
  const parts = { ...sums, milliseconds: 8, elsewhere: 0 };
  expect(sumStep({ ...profile, stepMs: 6 })).toEqual(parts);
});
