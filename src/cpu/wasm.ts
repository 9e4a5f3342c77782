import type { Floats } from '../graph/executor';
import type { Activation, Kernel } from '../graph/kernel';
import { instantiate, type KernelFunction } from './instance';
import { kernels } from './kernels';
import { unitsOf } from './units';

/** Numbers of the activations in src/wasm/activation.as.ts. */
const ACTIVATIONS: Readonly<Record<string, number>> = { relu: 1, gelu: 2 };

/** Kernels that take an activation: one that is not in WebAssembly leaves them to their twin. */
const ACTIVATED: ReadonlySet<string> = new Set(['matmul', 'activation_backward']);

/** Exports that are no kernel. */
const OTHERS: ReadonlySet<string> = new Set(['fused']);

export type Constants = Readonly<Record<string, number>>;
export type Views = Readonly<Record<string, Floats | Uint32Array>>;

/** A kernel's WebAssembly version. */
export interface WasmKernel {
  readonly run: KernelFunction;
  /**
   * The twin's constants, then its bindings as addresses, then its activation's number: all arguments but a range
   * of units. Undefined for an activation that only the twin has.
   */
  values(constants: Constants, views: Views, activation: Activation): readonly number[] | undefined;
}

/** The kernels of an instance, by name. */
export function wasmKernels({ exports }: WebAssembly.Instance): ReadonlyMap<string, WasmKernel> {
  const found = new Map<string, WasmKernel>();
  for (const [name, run] of Object.entries(exports)) {
    if (typeof run !== 'function' || OTHERS.has(name)) continue;
    const kernel = kernels.get(name);
    if (!kernel) throw new Error(`The WebAssembly kernel ${name} has no TypeScript twin.`);
    found.set(name, adapt(kernel, run as KernelFunction));
  }
  return found;
}

/** The kernels over views of `memory` (whose first SCRATCH_BYTES are theirs), with the signature of their twins. */
export function createWasmKernels(
  bytes: Uint8Array<ArrayBuffer>,
  memory: WebAssembly.Memory,
): ReadonlyMap<string, Kernel['run']> {
  const instance = instantiate(new WebAssembly.Module(bytes), memory, 0);
  return new Map(
    [...wasmKernels(instance)].map(([name, wasm]) => [
      name,
      (constants, views, activation) => {
        const values = wasm.values(constants, views, activation);
        if (!values) return kernels.get(name)!.run(constants, views, activation);
        const units = unitsOf(name, constants);
        wasm.run(...values, ...(units === undefined ? [] : [0, units]));
      },
    ]),
  );
}

function adapt(kernel: Kernel, run: KernelFunction): WasmKernel {
  const constantNames = kernel.constants;
  const bindingNames = Object.keys(kernel.bindings);
  const activated = ACTIVATED.has(kernel.name);
  const count = constantNames.length + bindingNames.length + (activated ? 1 : 0);
  const range = run.length - count;
  if (range !== 0 && range !== 2) {
    throw new Error(
      `${kernel.name} takes ${run.length} values in WebAssembly instead of ${count}, or two more.`,
    );
  }
  return {
    run,
    values(constants, views, activation) {
      const values = [
        ...constantNames.map((name) => constants[name]),
        ...bindingNames.map((name) => addressOf(views[name])),
      ];
      if (!activated) return values;
      const number = activationNumber(constants, activation);
      return number === undefined ? undefined : [...values, number];
    },
  };
}

/** Number of the activation to apply: 0 where a kernel's option leaves it out, undefined where only the twin has it. */
function activationNumber(constants: Constants, activation: Activation): number | undefined {
  return constants.has_activation === 0 ? 0 : ACTIVATIONS[activation.id];
}

/** An unused binding is an empty view; its address is never used. */
function addressOf(view: Floats | Uint32Array): number {
  return view.length > 0 ? view.byteOffset : 0;
}
