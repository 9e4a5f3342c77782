import { describe, expect, test } from 'vitest';
import { activations } from '../../src/activations/all';
import { casesByKernel } from './all-cases';
import { allKernels } from './all-kernels';
import { viewsOf } from './case';

test('every kernel has cases, and every case has a kernel', () => {
  expect([...casesByKernel.keys()].sort()).toEqual([...allKernels.keys()].sort());
});

describe.each([...allKernels])('cases of %s', (name, kernel) => {
  const cases = casesByKernel.get(name) ?? [];

  test('name every constant and binding, in order', () => {
    for (const { constants, inputs } of cases) {
      expect(Object.keys(constants).sort()).toEqual([...kernel.constants].sort());
      expect(Object.keys(inputs)).toEqual(Object.keys(kernel.bindings));
      for (const [binding, use] of Object.entries(kernel.bindings)) {
        if (inputs[binding]) {
          expect(inputs[binding].type).toBe(use.endsWith('u32') ? 'uint' : 'float');
        }
      }
    }
  });

  test('leave the twin no read beyond a view, and only finite results', () => {
    for (const each of cases) {
      const views = viewsOf(each, 0);
      kernel.run(each.constants, views, activations.get(each.activation ?? 'relu')!);
      for (const view of Object.values(views)) expect(view.every(Number.isFinite)).toBe(true);
    }
  });

  test('take every option both ways', () => {
    for (const option of kernel.constants.filter((constant) =>
      /^(has_|transpose_|accumulate$)/.test(constant),
    )) {
      expect(new Set(cases.map(({ constants }) => constants[option]))).toEqual(new Set([0, 1]));
    }
    if (kernel.constants.includes('slots') && kernel.constants.includes('record_offset')) {
      expect(new Set(cases.map(({ constants }) => constants.slots > 0))).toEqual(
        new Set([true, false]),
      );
    }
  });
});
