import { describe, expect, test } from 'vitest';
import { activations } from '../../src/activations/all';
import { kernels } from '../../src/cpu/kernels';
import { createWasmKernels, SCRATCH_BYTES, simdSupported } from '../../src/cpu/wasm';
import type { Activation } from '../../src/graph/kernel';
import bytes from '../../src/wasm/kernels.as.ts?wasm';
import { casesByKernel } from './all-cases';
import { viewsOf, type KernelCase } from './case';
import { GuardedViews } from './wasm-memory';
import { moreCases } from './wasm-cases';

/** Float32 sums in another order than the twin's: some hundred roundings at most. */
const TOLERANCE = { absolute: 2e-6, relative: 2e-5 };

const memory = new WebAssembly.Memory({ initial: 256 });
const wasm = createWasmKernels(memory);

const activationOf = ({ activation }: KernelCase): Activation =>
  activations.get(activation ?? 'relu')!;

test('SIMD is there', () => {
  expect(simdSupported()).toBe(true);
});

test('the module keeps no data of its own and imports nothing but its memory', () => {
  const module = new WebAssembly.Module(bytes);
  expect(WebAssembly.Module.imports(module)).toEqual([
    { module: 'env', name: 'memory', kind: 'memory' },
  ]);
  expect(sectionIds(bytes)).not.toContain(11);
});

test('kernels by priority are there', () => {
  expect([...wasm.keys()].sort()).toEqual(['matmul']);
});

describe.each([...wasm])('%s in WebAssembly', (name, run) => {
  const kernel = kernels.get(name)!;
  const cases = [...(casesByKernel.get(name) ?? []), ...(moreCases[name] ?? [])];

  test('has cases', () => {
    expect(casesByKernel.get(name)?.length).toBeGreaterThan(0);
  });

  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, each) => {
    for (const replica of [0, 1]) {
      const expected = viewsOf(each, replica);
      const guarded = new GuardedViews(memory, kernel, nullWhereUnused(each, expected));
      run(each.constants, guarded.views, activationOf(each));
      expect(guarded.strayWrite()).toBeUndefined();
      kernel.run(each.constants, expected, activationOf(each));
      for (const [binding, use] of Object.entries(kernel.bindings)) {
        if (!use.startsWith('read_write')) continue;
        expectClose(binding, guarded.views[binding], expected[binding]);
      }
    }
  });
});

function nullWhereUnused({ inputs }: KernelCase, views: ReturnType<typeof viewsOf>) {
  return Object.fromEntries(
    Object.entries(views).map(([name, view]) => [name, inputs[name] ? view : null]),
  );
}

function expectClose(binding: string, actual: ArrayLike<number>, expected: ArrayLike<number>) {
  for (let i = 0; i < expected.length; i++) {
    const allowed = TOLERANCE.absolute + TOLERANCE.relative * Math.abs(expected[i]);
    // Written so that NaN fails.
    if (Math.abs(actual[i] - expected[i]) <= allowed) continue;
    expect.fail(`${binding}[${i}] is ${actual[i]}, and the twin's is ${expected[i]}`);
  }
}

/** Ids of a module's sections; 11 is static data. */
function sectionIds(module: Uint8Array): number[] {
  const ids: number[] = [];
  for (let at = 8; at < module.length;) {
    ids.push(module[at++]);
    let size = 0;
    let shift = 0;
    do {
      size |= (module[at] & 127) << shift;
      shift += 7;
    } while (module[at++] & 128);
    at += size;
  }
  return ids;
}
