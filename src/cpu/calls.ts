import type { Floats } from '../graph/executor';
import type { Activation, Kernel } from '../graph/kernel';
import type { Dispatch } from '../graph/program';
import type { Range, Task } from './schedule';
import { unitsOf } from './units';
import type { Views, WasmKernel } from './wasm';

/** A dispatch's calls, one a replica. */
export type Calls = readonly (() => void)[];

/** A dispatch with the views of each replica. */
export interface Prepared {
  readonly dispatch: Dispatch;
  readonly kernel: Kernel;
  readonly activation: Activation;
  readonly views: readonly Views[];
}

/** Of the kernel's TypeScript twin. */
export function twinCall({ dispatch, kernel, activation, views }: Prepared): Calls {
  return views.map((view) => () => kernel.run(dispatch.constants, view, activation));
}

/** Of the kernel in WebAssembly; undefined where only the twin can do it. */
export function wasmCall(
  prepared: Prepared,
  wasm: ReadonlyMap<string, WasmKernel>,
): Calls | undefined {
  const task = taskOf(prepared, wasm);
  if (!task) return undefined;
  const { run } = wasm.get(task.kernel)!;
  const units = unitsOf(task.kernel, task.constants);
  const range = units === undefined ? [] : [0, units];
  return task.calls.map((call) => {
    const values = [...call.values, ...range];
    return () => run(...values);
  });
}

/** A dispatch as a task for threads; undefined where only the twin can do it. */
export function taskOf(
  { dispatch, kernel, activation, views }: Prepared,
  wasm: ReadonlyMap<string, WasmKernel>,
): Task | undefined {
  const { constants } = dispatch;
  const calls = views.map((view) => wasm.get(kernel.name)?.values(constants, view, activation));
  if (!calls.every((values) => values !== undefined)) return undefined;
  const touched = (writes: boolean): Range[] =>
    Object.entries(kernel.bindings)
      .filter(([name, use]) => use.startsWith('read_write') === writes && views[0][name].length > 0)
      .map(([name]) => rangeOf(views[0][name]));
  return {
    kernel: kernel.name,
    constants,
    calls: calls.map((values) => ({ kernel: kernel.name, values })),
    reads: touched(false),
    writes: touched(true),
  };
}

function rangeOf({ byteOffset, byteLength }: Floats | Uint32Array): Range {
  return [byteOffset, byteOffset + byteLength];
}
