import type { Replay } from './replay';
import type { Schedule } from './schedule';

/** Bytes at the start of the memory that the WebAssembly kernels use between dispatches, for each thread. */
export const SCRATCH_BYTES = 5 * 65_536;

export type Values = readonly number[];
export type KernelFunction = (...values: number[]) => void;

/** The module for one thread of those that share a memory. */
export function instantiate(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  thread: number,
): WebAssembly.Instance {
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  (instance.exports.scratch as WebAssembly.Global<'i32'>).value = thread * SCRATCH_BYTES;
  return instance;
}

/** A schedule's pieces as functions. */
export function callsOf({ exports }: WebAssembly.Instance, { pieces, ...rest }: Schedule): Replay {
  return {
    ...rest,
    pieces: pieces.map((calls) => {
      const bound = calls.map(({ kernel, values }) => ({
        run: exports[kernel] as KernelFunction,
        values,
      }));
      return (times) => {
        for (let time = 0; time < times; time++) {
          for (const { run, values } of bound) run(...values);
        }
      };
    }),
  };
}
