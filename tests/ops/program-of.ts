import { activations } from '../../src/activations/all';
import type { BufferSpec, Program, Slice } from '../../src/graph/program';
import { allKernels } from './all-kernels';
import { viewsOf, type KernelCase } from './case';

/** A program of one dispatch, what its buffers hold before, and what they should hold after. */
export interface CaseProgram {
  readonly program: Program;
  readonly buffers: readonly CaseBuffer[];
}

export interface CaseBuffer {
  readonly spec: BufferSpec;
  readonly before: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
  /** By the twin in float64. */
  readonly after: Float64Array | Uint32Array;
  /** Elements of replica 0. */
  readonly first: readonly [from: number, to: number];
}

/** Every slice starts here, at the least offset that a binding may have. */
const OFFSET = 64;
/** Elements between the replicas of a slice, which nothing may touch; whole fours stay so, for variants that want them. */
const gap = (length: number) => (length % 4 === 0 ? 4 : 3);
const UNTOUCHED = 77;

/** Puts a case into buffers of its own, one a binding, replicas apart and off the start. */
export function programOf(kernel: string, each: KernelCase, replicas: number): CaseProgram {
  const views = Array.from({ length: replicas }, (_, replica) => viewsOf(each, replica));
  const bindings: Record<string, Slice | null> = {};
  const buffers: CaseBuffer[] = [];
  const results = views.map((own) => ({ ...own }));

  for (const [name, input] of Object.entries(each.inputs)) {
    if (!input) {
      bindings[name] = null;
      continue;
    }
    const { length, type } = input;
    const stride = length + gap(length);
    const size = OFFSET + replicas * stride;
    const spec: BufferSpec = { label: name, type, length: size };
    bindings[name] = { buffer: spec, offset: OFFSET, stride, length };

    const after = (type === 'uint' ? new Uint32Array(size) : new Float64Array(size)).fill(
      UNTOUCHED,
    );
    for (const [replica, own] of views.entries()) after.set(own[name], OFFSET + replica * stride);
    const before = type === 'uint' ? Uint32Array.from(after) : Float32Array.from(after);
    for (const [replica, own] of results.entries()) {
      const from = OFFSET + replica * stride;
      own[name] = after.subarray(from, from + length);
    }
    buffers.push({ spec, before, after, first: [OFFSET, OFFSET + length] });
  }
  for (const own of results) {
    allKernels.get(kernel)!.run(each.constants, own, activations.get(each.activation ?? 'relu')!);
  }
  const { constants, grid, activation } = each;
  const dispatch = { kernel, constants, bindings, grid, activation, flops: 0 };
  return { program: { label: each.name, replicas, dispatches: [dispatch] }, buffers };
}
