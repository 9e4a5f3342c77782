import { activations } from '../activations/all';
import type { Executor, Floats, Timing } from '../graph/executor';
import type { Activation, Kernel } from '../graph/kernel';
import {
  buffersOf,
  type BufferSpec,
  type Dispatch,
  type Program,
  type Slice,
} from '../graph/program';
import { kernels } from './kernels';
import { simdSupported } from './simd';
import { createWasmKernels, SCRATCH_BYTES } from './wasm';

export type Precision = 'float32' | 'float64';
type Storage = Floats | Uint32Array<ArrayBuffer>;
type Views = Readonly<Record<string, Floats | Uint32Array>>;

/** A dispatch with its views made, one set a replica, so that a step allocates nothing. */
interface Prepared {
  readonly run: Kernel['run'];
  readonly constants: Dispatch['constants'];
  readonly views: readonly Views[];
  readonly activation: Activation;
}

const PAGE = 65_536;
/** Buffers start at multiples of a cache line. */
const ALIGNMENT = 64;
const NOTHING = new Float32Array(0);
const NO_INTEGERS = new Uint32Array(0);

/**
 * Runs programs in this thread. In float64 every kernel is its TypeScript twin: the oracle. In float32 the hot
 * kernels are WebAssembly SIMD over one memory that holds every buffer.
 */
export class CpuExecutor implements Executor {
  readonly kind = 'cpu';
  readonly timedBy = 'clock';
  readonly plan = {};
  readonly adapter: string;
  private readonly storage = new Map<BufferSpec, Storage>();
  private readonly wasm: ReadonlyMap<string, Kernel['run']>;
  private readonly prepared = new Map<Program, readonly Prepared[]>();

  constructor(programs: readonly Program[], precision: Precision, options = { wasm: true }) {
    const buffers = buffersOf(programs);
    const simd = precision === 'float32' && options.wasm && simdSupported();
    this.adapter = simd ? 'WebAssembly SIMD' : `TypeScript, ${precision}`;
    this.wasm = simd ? this.allocateShared(buffers) : new Map<string, Kernel['run']>();
    if (!simd) this.allocateApart(buffers, precision);
    for (const program of programs) {
      this.prepared.set(
        program,
        program.dispatches.map((dispatch) => this.prepare(dispatch, program.replicas)),
      );
    }
  }

  write(buffer: BufferSpec, data: Floats | Uint32Array, offset = 0): void {
    this.at(buffer).set(data, offset);
  }

  copy(from: BufferSpec, to: BufferSpec): void {
    this.at(to).set(this.at(from));
  }

  run(program: Program, times: number): void {
    const steps = this.prepared.get(program)!;
    for (let time = 0; time < times; time++) {
      for (const { run, constants, views, activation } of steps) {
        for (const view of views) run(constants, view, activation);
      }
    }
  }

  /** A clock may be as coarse as 0.1 ms: a kernel's time is right on average over many steps. */
  time(program: Program, times: number): Promise<readonly Timing[]> {
    const steps = this.prepared.get(program)!;
    const taken = new Float64Array(steps.length);
    let before = performance.now();
    for (let time = 0; time < times; time++) {
      for (const [i, { run, constants, views, activation }] of steps.entries()) {
        for (const view of views) run(constants, view, activation);
        const now = performance.now();
        taken[i] += now - before;
        before = now;
      }
    }
    return Promise.resolve(
      program.dispatches.map((piece, i) => ({ piece, milliseconds: taken[i] })),
    );
  }

  readFloats(buffer: BufferSpec, length = buffer.length): Promise<Floats> {
    const storage = this.at(buffer);
    const part = storage.slice(0, length);
    return Promise.resolve(part instanceof Uint32Array ? Float32Array.from(part) : part);
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  dispose(): void {
    this.storage.clear();
    this.prepared.clear();
  }

  private at(buffer: BufferSpec): Storage {
    const storage = this.storage.get(buffer);
    if (!storage) throw new Error(`no program of this executor uses ${buffer.label}`);
    return storage;
  }

  private allocateApart(buffers: ReadonlySet<BufferSpec>, precision: Precision): void {
    const FloatArray = precision === 'float64' ? Float64Array : Float32Array;
    for (const buffer of buffers) {
      const { type, length } = buffer;
      this.storage.set(buffer, type === 'uint' ? new Uint32Array(length) : new FloatArray(length));
    }
  }

  private allocateShared(buffers: ReadonlySet<BufferSpec>): ReadonlyMap<string, Kernel['run']> {
    const size = ({ length }: BufferSpec) => Math.ceil((4 * length) / ALIGNMENT) * ALIGNMENT;
    const total = [...buffers].reduce((sum, buffer) => sum + size(buffer), SCRATCH_BYTES);
    const memory = grant(total);
    const wasm = createWasmKernels(memory);
    let offset = SCRATCH_BYTES;
    for (const buffer of buffers) {
      const View = buffer.type === 'uint' ? Uint32Array : Float32Array;
      this.storage.set(buffer, new View(memory.buffer, offset, buffer.length));
      offset += size(buffer);
    }
    return wasm;
  }

  private prepare(dispatch: Dispatch, replicas: number): Prepared {
    const kernel = kernels.get(dispatch.kernel);
    if (!kernel) throw new Error(`there is no kernel ${dispatch.kernel}`);
    const view = (name: string, slice: Slice | null | undefined, replica: number) => {
      if (!slice) return kernel.bindings[name].endsWith('u32') ? NO_INTEGERS : NOTHING;
      const start = slice.offset + replica * slice.stride;
      return this.at(slice.buffer).subarray(start, start + slice.length);
    };
    const activation = activations.get(dispatch.activation ?? 'relu')!;
    const views = Array.from({ length: replicas }, (_, replica) =>
      Object.fromEntries(
        Object.keys(kernel.bindings).map((name) => [
          name,
          view(name, dispatch.bindings[name], replica),
        ]),
      ),
    );
    const run = this.wasm.get(dispatch.kernel) ?? kernel.run.bind(kernel);
    return { run, constants: dispatch.constants, views, activation };
  }
}

/** Memory of at least so many bytes, or an error that says what could not be had. */
function grant(bytes: number): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE), maximum: 65_536 });
  } catch {
    const wanted = `${Math.ceil(bytes / 2 ** 20)} MiB`;
    throw new Error(
      `This run needs ${wanted} of memory at once, which could not be had here. A smaller batch, model or ` +
        'number of replicas would fit.',
    );
  }
}
