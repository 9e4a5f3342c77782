import { describe, expect, test } from 'vitest';
import { activations } from '../../src/activations/all';
import { kernels } from '../../src/cpu/kernels';
import { simdSupported } from '../../src/cpu/simd';
import { instantiate, SCRATCH_BYTES } from '../../src/cpu/instance';
import { unitsOf } from '../../src/cpu/units';
import { createWasmKernels, wasmKernels } from '../../src/cpu/wasm';
import type { Activation, Kernel } from '../../src/graph/kernel';
import bytes from '../../src/wasm/kernels.as.ts?wasm';
import { float32Tolerance } from '../tolerances';
import { casesByKernel } from './all-cases';
import { viewsOf, type KernelCase } from './case';
import { GuardedViews } from './wasm-memory';
import { moreCases } from './wasm-cases';

const memory = new WebAssembly.Memory({ initial: 256, maximum: 256 });
const wasm = createWasmKernels(bytes, memory);
const parted = wasmKernels(instantiate(new WebAssembly.Module(bytes), memory, 0));

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

test('what the kernels use between dispatches lies before the first buffer', () => {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  const end = exports.SCRATCH_END as WebAssembly.Global<'i32'>;
  expect(end.value).toBeGreaterThan(0);
  expect(end.value).toBeLessThanOrEqual(SCRATCH_BYTES);
});

test('every kernel is there, but for those that are fetched when they are wanted', () => {
  const missing = [...kernels.keys()].filter((name) => !wasm.has(name));
  expect(missing).toEqual([]);
});

describe.each([...wasm])('%s in WebAssembly', (name, run) => {
  const kernel = kernels.get(name)!;
  const cases = [...(casesByKernel.get(name) ?? []), ...(moreCases[name] ?? [])];

  test('has cases', () => {
    expect(casesByKernel.get(name)?.length).toBeGreaterThan(0);
  });

  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, each) => {
    const expected = viewsOf(each, 0);
    const guarded = new GuardedViews(memory, kernel, nullWhereUnused(each, expected));
    run(each.constants, guarded.views, activationOf(each));
    expect(guarded.strayWrite()).toBeUndefined();
    kernel.run(each.constants, expected, activationOf(each));
    for (const [binding, use] of Object.entries(kernel.bindings)) {
      if (!use.startsWith('read_write')) continue;
      expectClose(name, binding, guarded.views[binding], expected[binding]);
    }
  });

  test('in parts, last part first, the same bytes as whole', () => {
    for (const each of cases) {
      const units = unitsOf(name, each.constants);
      const values = (views: GuardedViews['views']) =>
        parted.get(name)!.values(each.constants, views, activationOf(each))!;
      if (units === undefined) return;
      // Copied in, so that they serve again.
      const inputs = nullWhereUnused(each, viewsOf(each, 0));
      const whole = new GuardedViews(memory, kernel, inputs);
      parted.get(name)!.run(...values(whole.views), 0, units);
      const expected = written(kernel, whole.views);
      for (const parts of [2, 3, 5]) {
        const guarded = new GuardedViews(memory, kernel, inputs);
        for (let part = parts - 1; part >= 0; part--) {
          const at = (share: number) => Math.floor((share * units) / parts);
          parted.get(name)!.run(...values(guarded.views), at(part), at(part + 1));
        }
        expect(guarded.strayWrite()).toBeUndefined();
        // As a deep comparison would find, in a hundredth of the time.
        expect(written(kernel, guarded.views).equals(expected), each.name).toBe(true);
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
        // Where a key is hidden, and so has p = 0, the twin's 0·NaN is NaN and here nothing is done.
        if (name.startsWith('attention_backward')) {
          expect(wanted, `${each.name}: ${poisoned}`).toEqual(expect.arrayContaining(found));
          expect(found.length > 0, `${each.name}: ${poisoned}`).toBe(wanted.length > 0);
        } else expect(found, `${each.name}: ${poisoned}`).toEqual(wanted);
      }
    }
  });
});

describe('accuracy', () => {
  const views = (count: number) => {
    const take = (place: number) =>
      new Float32Array(memory.buffer, SCRATCH_BYTES + 4 * place * count, count);
    return { pre: take(0), d_out: take(1), d_pre: take(2) };
  };

  test('exp is good to 2e-7, 0 far below 0, and NaN for NaN', () => {
    // Attention of one query to two keys, the first with score 0: p₁/p₀ = exp(score).
    const attention = wasm.get('attention')!;
    const [q, k, v, p, out] = [1, 2, 2, 2, 1].map(
      (length, i) => new Float32Array(memory.buffer, SCRATCH_BYTES + 64 * i, length),
    );
    const batch = new Uint32Array(memory.buffer, SCRATCH_BYTES + 512, 1);
    const constants = {
      examples: 1,
      queries: 1,
      context: 2,
      heads: 1,
      head_width: 1,
      slots: 1,
      record: 1,
      record_offset: 0,
    };
    batch[0] = 1;
    k[0] = 0;
    q[0] = 1;
    const exp = (x: number) => {
      k[1] = x;
      attention(constants, { batch, q, k, v, probabilities: p, out }, activations.get('relu')!);
      return p[1] / p[0];
    };
    for (let x = -87; x < 0; x += 0.00731) {
      const exact = Math.exp(Math.fround(x));
      // Two more roundings, of the divisions by the sum.
      expect(Math.abs(exp(x) / exact - 1)).toBeLessThan(2e-7 + 1.2e-7);
    }
    for (const x of [-88, -104, -1e4, -3e38]) expect(exp(x)).toBe(0);
    expect(exp(NaN)).toBeNaN();
  });

  test.each(['relu', 'gelu'])('the derivative of %s, from −30 to 30 and far beyond', (id) => {
    const run = wasm.get('activation_backward')!;
    const activation = activations.get(id)!;
    const far = [-1e30, -1e4, -0, 0, 1e-30, 1e4, 1e30];
    const xs = [...far, ...Array.from({ length: 6001 }, (_, i) => -30 + i / 100)];
    const { pre, d_out, d_pre } = views(xs.length);
    pre.set(xs);
    d_out.fill(1);
    run({ count: xs.length }, { pre, d_out, d_pre }, activation);
    pre.forEach((x, i) => {
      const exact = Math.abs(x) > 1e20 ? Number(x > 0) : activation.derivative(x);
      expect(Math.abs(d_pre[i] - exact)).toBeLessThan(4e-7);
    });
    pre[3] = NaN;
    run({ count: xs.length }, { pre, d_out, d_pre }, activation);
    expect(Number.isNaN(d_pre[3])).toBe(Number.isNaN(activation.derivative(NaN)));
  });

  test.each(['relu', 'gelu'])('the value of %s, and NaN for NaN', (id) => {
    const run = wasm.get('matmul')!;
    const activation = activations.get(id)!;
    const xs = [
      -1e30,
      -1e4,
      -0,
      NaN,
      1e4,
      ...Array.from({ length: 6001 }, (_, i) => -30 + i / 100),
    ];
    const { pre: b, d_out: out, d_pre: pre } = views(xs.length);
    const a = new Float32Array(memory.buffer, SCRATCH_BYTES + 12 * xs.length, 1).fill(1);
    const none = new Float32Array(0);
    b.set(xs);
    const constants = {
      m: 1,
      n: xs.length,
      k: 1,
      transpose_a: 0,
      transpose_b: 0,
      accumulate: 0,
      has_bias: 0,
      has_residual: 0,
      has_activation: 1,
    };
    run(constants, { a, b, bias: none, residual: none, out, pre }, activation);
    b.forEach((x, i) => {
      const exact = activation.value(x);
      if (Number.isNaN(x)) expect(out[i]).toBeNaN();
      else expect(Math.abs(out[i] - exact)).toBeLessThanOrEqual(1e-8 + 2e-6 * Math.abs(exact));
    });
  });

  test('moments too small for a normal number become 0, others and NaN stay', () => {
    const least = 2 ** -126;
    const means = [least / 0.9, -least / 0.9, least, -least, least / 2 ** 20, 0, NaN, 1e-30];
    const count = means.length;
    const at = (place: number, length: number) =>
      new Float32Array(memory.buffer, SCRATCH_BYTES + 256 * place, length);
    const [gradients, parameters, mean, square] = [0, 1, 2, 3].map((place) => at(place, count));
    gradients.fill(0);
    parameters.fill(1);
    mean.set(means);
    square.set(means.map(Math.abs));
    const hyper = at(4, 4);
    hyper.set([1, 1, 0.001, 1]);
    const views = { gradients, hyper, norm: at(5, 1), parameters, mean, square };
    const rates = { beta1: 0.9, rest1: 0.1, beta2: 0.9, rest2: 0.1, epsilon: 1e-8, clip_norm: 0 };
    wasm.get('adamw')!({ count, ...rates }, views, activations.get('relu')!);
    const faded = means.map((x) => Math.fround(Math.fround(0.9) * Math.fround(x)));
    expect([...mean]).toEqual(faded.map((x) => (Math.abs(x) < least ? 0 : x)));
    expect([...mean].map((x) => x !== 0)).toEqual([1, 1, 0, 0, 0, 0, 1, 1].map(Boolean));
    expect([...square].map((x) => x !== 0)).toEqual([1, 1, 0, 0, 0, 0, 1, 1].map(Boolean));
    expect([...parameters].slice(0, 6)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test('a loss near 0 keeps its digits', () => {
    const run = wasm.get('softmax_cross_entropy')!;
    const at = (place: number, length: number) =>
      new Float32Array(memory.buffer, SCRATCH_BYTES + 256 * place, length);
    const batch = new Uint32Array(memory.buffer, SCRATCH_BYTES + 2048, 4);
    batch.set([0, 0, 2, 3]);
    const logits = at(0, 5);
    logits.set([0, 1, 21, -3, 2]);
    const hyper = at(1, 4).fill(1);
    const views = { logits, batch, hyper, outcomes: at(2, 4), d_logits: at(3, 5) };
    const constants = { rows: 1, vocabulary: 5, slots: 1, record: 4, context: 1, has_gradient: 1 };
    run(constants, views, activations.get('relu')!);
    const others = [0, 1, -3, 2].reduce((sum, x) => sum + Math.exp(x - 21), 0);
    expect(views.outcomes[1] / Math.log1p(others)).toBeCloseTo(1, 5);
    expect(views.d_logits[2] / (-others / (1 + others))).toBeCloseTo(1, 5);
  });

  test('the same bits on every machine', () => {
    const take = (place: number, length: number) =>
      new Float32Array(memory.buffer, SCRATCH_BYTES + 65_536 * place, length);
    const [m, n, k] = [37, 53, 301];
    // Quotients alone: engines agree on those to the last bit.
    const a = take(0, m * k).map((_, i) => (((i * 7919) % 1009) - 504) / 509);
    const b = take(1, k * n).map((_, i) => (((i * 104_729) % 997) - 498) / 5003);
    const views = {
      a: take(0, m * k),
      b: take(1, k * n),
      bias: take(2, n).fill(0.1),
      residual: new Float32Array(0),
      out: take(3, m * n),
      pre: take(4, m * n),
    };
    views.a.set(a);
    views.b.set(b);
    const constants = {
      m,
      n,
      k,
      transpose_a: 0,
      transpose_b: 0,
      accumulate: 0,
      has_bias: 1,
      has_residual: 0,
      has_activation: 1,
    };
    wasm.get('matmul')!(constants, views, activations.get('gelu')!);
    let hash = 0x811c9dc5;
    for (const word of new Uint32Array(memory.buffer, views.out.byteOffset, m * n)) {
      hash = Math.imul(hash ^ word, 0x01000193);
    }
    expect((hash >>> 0).toString(16)).toBe('76ed47f1');
  });

  test('an activation that is not in WebAssembly is left to the twin', () => {
    const twice = { id: 'twice', value: (x: number) => 2 * x, derivative: () => 2, wgsl: '' };
    const { pre, d_out, d_pre } = views(5);
    d_out.set([1, 2, 3, 4, 5]);
    wasm.get('activation_backward')!({ count: 5 }, { pre, d_out, d_pre }, twice);
    expect([...d_pre]).toEqual([2, 4, 6, 8, 10]);
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

/** A copy of all that a kernel may write, as bytes. */
function written(kernel: Kernel, views: GuardedViews['views']): Buffer {
  const parts = Object.entries(kernel.bindings)
    .filter(([, use]) => use.startsWith('read_write'))
    .map(([name]) => views[name])
    .map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
  return Buffer.concat(parts);
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
