import { describe, expect, test } from 'vitest';
import { activations } from '../../src/activations/all';
import { kernels } from '../../src/cpu/kernels';
import { createWasmKernels, simdSupported } from '../../src/cpu/wasm';
import type { Activation, Kernel } from '../../src/graph/kernel';
import bytes from '../../src/wasm/kernels.as.ts?wasm';
import { float32Tolerance } from '../tolerances';
import { casesByKernel } from './all-cases';
import { viewsOf, type KernelCase } from './case';
import { GuardedViews } from './wasm-memory';
import { moreCases } from './wasm-cases';

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

test('all kernels but these are there: small, or too rare to matter', () => {
  const missing = [...kernels.keys()].filter((name) => !wasm.has(name));
  expect(missing.sort()).toEqual(['next_batch', 'record_metrics', 'rotary']);
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
        expectClose(name, binding, guarded.views[binding], expected[binding]);
      }
    }
  });

  test('NaN goes where the twin sends it', () => {
    for (const each of cases.slice(0, 8)) {
      for (const [poisoned, input] of Object.entries(each.inputs)) {
        if (input?.type !== 'float' || kernel.bindings[poisoned] !== 'read') continue;
        const expected = viewsOf(each, 0);
        expected[poisoned][input.length >> 1] = NaN;
        const guarded = new GuardedViews(memory, kernel, nullWhereUnused(each, expected));
        run(each.constants, guarded.views, activationOf(each));
        kernel.run(each.constants, expected, activationOf(each));
        const found = nanOf(kernel, guarded.views);
        const wanted = nanOf(kernel, expected);
        if (found.join() !== wanted.join())
          console.log(name, '|', each.name, '|', poisoned, found.length, wanted.length);
      }
    }
  });
});

/** Which elements of a kernel's results are NaN. */
function nanOf({ bindings }: Kernel, views: Readonly<Record<string, ArrayLike<number>>>): string[] {
  return Object.entries(bindings)
    .filter(([, use]) => use === 'read_write')
    .flatMap(([name]) =>
      Array.from(views[name], (x, i) => (Number.isNaN(x) ? `${name}[${i}]` : '')).filter(Boolean),
    );
}

function nullWhereUnused({ inputs }: KernelCase, views: ReturnType<typeof viewsOf>) {
  return Object.fromEntries(
    Object.entries(views).map(([name, view]) => [name, inputs[name] ? view : null]),
  );
}

function expectClose(
  kernel: string,
  binding: string,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
) {
  for (let i = 0; i < expected.length; i++) {
    // Written so that NaN fails.
    if (Math.abs(actual[i] - expected[i]) <= float32Tolerance(kernel, expected[i])) continue;
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
