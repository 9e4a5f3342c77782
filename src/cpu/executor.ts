import { activations } from '../activations/all';
import type { Executor, Floats, Timing } from '../graph/executor';
import {
  buffersOf,
  type BufferSpec,
  type Dispatch,
  type Program,
  type Slice,
} from '../graph/program';
import { loadBuild, type Build } from './build';
import { taskOf, twinCall, wasmCall, type Calls, type Prepared } from './calls';
import { instantiate, SCRATCH_BYTES } from './instance';
import { fetchKernels, kernelOf } from './kernels';
import { bytesOf, grant, grow } from './memory';
import type { Pool, PoolStart } from './pool';
import { CONTROL_BYTES } from './replay';
import type { Task } from './schedule';
import { canShareMemory, threadsFor } from './threads';
import { wasmKernels, type WasmKernel } from './wasm';

export type Precision = 'float32' | 'float64';
type Storage = Float32Array | Float64Array | Uint32Array;

export interface CpuOptions {
  /** By default as many as pay; one where memory cannot be shared. */
  readonly threads?: number;
  /** Whether multiply-adds may round once where the machine can: faster, and other bytes. */
  readonly fused?: boolean;
  /** Whether WebAssembly is used. */
  readonly wasm?: boolean;
}

const NOTHING = new Float32Array(0);
const NO_INTEGERS = new Uint32Array(0);

/**
 * Runs programs in this thread, and more where they pay. In float64 every kernel is its TypeScript twin: the
 * oracle. In float32 they are WebAssembly SIMD over one memory that holds every buffer.
 */
export class CpuExecutor implements Executor {
  readonly kind = 'cpu';
  readonly timedBy = 'clock';
  readonly plan = {};
  readonly adapter: string;
  private readonly storage = new Map<BufferSpec, Storage>();
  /** Each dispatch's calls, one a replica, so that a step prepares and allocates nothing. */
  private readonly calls = new Map<Program, readonly Calls[]>();
  /** Places of the programs in the pool's list. */
  private readonly pooled = new Map<Program, number>();
  private pool: Pool | undefined;
  /** What other threads start from; undefined where this one is alone. */
  private readonly start: PoolStart | undefined;
  private readonly inWasm:
    | { readonly memory: WebAssembly.Memory; readonly kernels: ReadonlyMap<string, WasmKernel> }
    | undefined;
  /** Bytes of the memory that are given away. */
  private end = 0;

  /** Runs the first of the programs most: what it costs decides how many threads pay. */
  static async create(
    programs: readonly Program[],
    precision: Precision,
    options: CpuOptions = {},
  ): Promise<CpuExecutor> {
    const { wasm = true, fused = true } = options;
    const inWasm = wasm && precision === 'float32';
    const threads = inWasm && canShareMemory() ? (options.threads ?? threadsFor(programs)) : 1;
    await fetchKernels(programs);
    const build = inWasm ? await loadBuild({ shared: threads > 1, fused }) : undefined;
    const executor = new CpuExecutor(programs, precision, build, threads);
    await executor.startPool();
    return executor;
  }

  private constructor(
    programs: readonly Program[],
    private readonly precision: Precision,
    build: Build | undefined,
    threads: number,
  ) {
    if (!build) {
      this.adapter = `TypeScript, ${precision}`;
      this.prepareAll(programs);
      return;
    }
    this.adapter = build.fused ? 'WebAssembly relaxed SIMD' : 'WebAssembly SIMD';
    this.end = threads * SCRATCH_BYTES + CONTROL_BYTES;
    const memory = grant(this.end + bytesOf(buffersOf(programs)), build.shared);
    const instance = instantiate(build.module, memory, 0);
    const wasm = wasmKernels(instance);
    this.inWasm = { memory, kernels: wasm };
    this.prepareAll(programs);
    if (threads > 1)
      this.start = { instance, memory, threads, ...build, lists: this.tasksOf(programs, wasm) };
  }

  async add(programs: readonly Program[]): Promise<void> {
    await fetchKernels(programs);
    this.prepareAll(programs);
  }

  get threads(): number {
    return this.pool?.count ?? 1;
  }

  write(buffer: BufferSpec, data: Floats | Uint32Array, offset = 0): void {
    this.at(buffer).set(data, offset);
  }

  copy(from: BufferSpec, to: BufferSpec): void {
    this.at(to).set(this.at(from));
  }

  run(program: Program, times: number): void {
    const pooled = this.pooled.get(program);
    if (this.pool && pooled !== undefined) {
      this.pool.run(pooled, times);
      return;
    }
    const calls = this.calls.get(program)!;
    // Replicas touch nothing of each other: each takes all its steps while its data are in cache.
    for (let replica = 0; replica < program.replicas; replica++) {
      for (let time = 0; time < times; time++) {
        for (const dispatch of calls) dispatch[replica]();
      }
    }
  }

  /** On this thread alone. A clock may be as coarse as 0.1 ms: a kernel's time is right on average over many steps. */
  time(program: Program, times: number): Promise<readonly Timing[]> {
    const calls = this.calls.get(program)!;
    const taken = new Float64Array(calls.length);
    let before = performance.now();
    for (let time = 0; time < times; time++) {
      for (const [i, dispatch] of calls.entries()) {
        for (const call of dispatch) call();
        const now = performance.now();
        taken[i] += now - before;
        before = now;
      }
    }
    return Promise.resolve(
      program.dispatches.map((piece, i) => ({ piece, milliseconds: taken[i] })),
    );
  }

  /** A copy in memory of its own, which can be posted where the executor's is shared. */
  readFloats(buffer: BufferSpec, length = buffer.length): Promise<Floats> {
    const part = this.at(buffer).slice(0, length);
    return Promise.resolve(part instanceof Uint32Array ? Float32Array.from(part) : part);
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  dispose(): void {
    this.pool?.dispose();
    this.pool = undefined;
    this.storage.clear();
    this.calls.clear();
  }

  private at(buffer: BufferSpec): Storage {
    const storage = this.storage.get(buffer);
    if (!storage) throw new Error(`no program of this executor uses ${buffer.label}`);
    return storage;
  }

  /** Views move where memory grows, and all calls with them. */
  private prepareAll(more: readonly Program[]): void {
    const buffers = [...buffersOf(more)].filter((buffer) => !this.storage.has(buffer));
    if (this.inWasm) this.allocateTogether(buffers, this.inWasm.memory);
    else this.allocateApart(buffers);
    const programs = [...this.calls.keys(), ...more];
    for (const program of programs) this.calls.set(program, this.callsOf(program));
  }

  private allocateApart(buffers: readonly BufferSpec[]): void {
    const FloatArray = this.precision === 'float64' ? Float64Array : Float32Array;
    for (const buffer of buffers) {
      const { type, length } = buffer;
      this.storage.set(buffer, type === 'uint' ? new Uint32Array(length) : new FloatArray(length));
    }
  }

  /** Behind what is there: every thread's scratch, the words that they share, earlier buffers. */
  private allocateTogether(buffers: readonly BufferSpec[], memory: WebAssembly.Memory): void {
    const places = new Map([...this.storage].map(([buffer, view]) => [buffer, view.byteOffset]));
    let { end } = this;
    for (const buffer of buffers) {
      places.set(buffer, end);
      end += bytesOf([buffer]);
    }
    grow(memory, end);
    this.end = end;
    for (const [buffer, place] of places) {
      const View = buffer.type === 'uint' ? Uint32Array : Float32Array;
      this.storage.set(buffer, new View(memory.buffer, place, buffer.length));
    }
  }

  private callsOf(program: Program): Calls[] {
    return program.dispatches.map((dispatch) => {
      const prepared = this.prepare(dispatch, program);
      return (this.inWasm && wasmCall(prepared, this.inWasm.kernels)) ?? twinCall(prepared);
    });
  }

  /** Leaves out programs of which a part is in TypeScript alone: other threads have none of that. */
  private tasksOf(
    programs: readonly Program[],
    wasm: ReadonlyMap<string, WasmKernel>,
  ): readonly (readonly Task[])[] {
    const lists: Task[][] = [];
    for (const program of programs) {
      const tasks = program.dispatches.map((d) => taskOf(this.prepare(d, program), wasm));
      if (!tasks.every((task) => task !== undefined)) continue;
      this.pooled.set(program, lists.length);
      lists.push(tasks);
    }
    return lists;
  }

  /** The pool's code is loaded where it is wanted; where that fails, this thread is alone. */
  private async startPool(): Promise<void> {
    if (!this.start) return;
    const loaded = await import('./pool').catch(() => undefined);
    if (!loaded) return;
    this.pool = new loaded.Pool(this.start, this.start.threads * SCRATCH_BYTES);
  }

  private prepare(dispatch: Dispatch, { replicas }: Program): Prepared {
    const kernel = kernelOf(dispatch.kernel);
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
    return { dispatch, kernel, activation, views };
  }
}
