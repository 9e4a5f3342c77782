import type { BufferSpec, Program } from './program';

export type Floats = Float32Array | Float64Array;

/** Runs programs whose buffers it holds. Calls take effect in their order. */
export interface Executor {
  readonly kind: 'cpu' | 'gpu';
  /** "Apple M2", or "WebAssembly SIMD". */
  readonly adapter: string;
  /** Copies `data` into a buffer, from element `offset` on. */
  write(buffer: BufferSpec, data: Floats | Uint32Array, offset?: number): void;
  /** Copies the first `length` elements of a buffer to another one. */
  copy(from: BufferSpec, to: BufferSpec): void;
  /** Replays a program so many times over. */
  run(program: Program, times: number): void;
  /** The first `length` elements as they are once all earlier calls are done; floats in the executor's precision. */
  readFloats(buffer: BufferSpec, length?: number): Promise<Floats>;
  /** Resolves when all earlier calls are done. */
  settle(): Promise<void>;
  dispose(): void;
}
