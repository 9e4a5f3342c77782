import type { BufferSpec, Dispatch, Group, Program } from './program';

export type Floats = Float32Array | Float64Array;

/** What a dispatch took in all, over the replays that were timed. */
export interface Timing {
  readonly piece: Dispatch | Group;
  readonly milliseconds: number;
}

/**
 * How dispatches are timed: by the GPU's own clock around each; from outside, each repeated many times over; or
 * by the processor's clock around each kernel.
 */
export type TimedBy = 'timestamps' | 'repeats' | 'clock';

/** Runs programs whose buffers it holds. Calls take effect in their order. */
export interface Executor {
  readonly kind: 'cpu' | 'gpu';
  /** "Apple M2", or "WebAssembly relaxed SIMD". */
  readonly adapter: string;
  /** What it decided for itself, as small JSON. */
  readonly plan: object;
  /** Threads of the processor that compute; what they compute does not depend on how many. */
  readonly threads?: number;
  /** Makes more programs ready to run; what they share with those that are there keeps its values. */
  add(programs: readonly Program[]): Promise<void>;
  /** Copies `data` into a buffer, from element `offset` on. */
  write(buffer: BufferSpec, data: Floats | Uint32Array, offset?: number): void;
  /** Copies the first `length` elements of a buffer to another one. */
  copy(from: BufferSpec, to: BufferSpec): void;
  /** Replays a program so many times over. */
  run(program: Program, times: number): void;
  readonly timedBy: TimedBy;
  /**
   * Replays a program so many times over, and tells what each dispatch took. Where it is timed by repeats, what
   * the program leaves in its buffers means nothing.
   */
  time(program: Program, times: number): Promise<readonly Timing[]>;
  /** The first `length` elements as they are once all earlier calls are done; floats in the executor's precision. */
  readFloats(buffer: BufferSpec, length?: number): Promise<Floats>;
  /** Resolves when all earlier calls are done. */
  settle(): Promise<void>;
  dispose(): void;
}
