import type { Floats } from '../graph/executor';
import type { Activation, Kernel } from '../graph/kernel';
import bytes from '../wasm/kernels.as.ts?wasm';
import { kernels } from './kernels';

/** Bytes at the start of the memory that the WebAssembly kernels use between dispatches' views. */
export const SCRATCH_BYTES = 5 * 65_536;

/** Numbers of the activations in src/wasm/activation.as.ts. */
const ACTIVATIONS: Readonly<Record<string, number>> = { relu: 1, gelu: 2 };

/** Kernels that take an activation: one that is not in WebAssembly leaves them to their twin. */
const ACTIVATED: ReadonlySet<string> = new Set(['matmul', 'activation_backward']);

/**
 * The kernels that have a WebAssembly version, over views of `memory` (whose first SCRATCH_BYTES are
 * theirs), each with the signature of its TypeScript twin.
 */
export function createWasmKernels(memory: WebAssembly.Memory): ReadonlyMap<string, Kernel['run']> {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  const runs = new Map<string, Kernel['run']>();
  for (const [name, run] of Object.entries(exports)) {
    const kernel = kernels.get(name);
    if (typeof run !== 'function') continue;
    if (!kernel) throw new Error(`The WebAssembly kernel ${name} has no TypeScript twin.`);
    runs.set(name, adapt(kernel, run as (...values: number[]) => void));
  }
  return runs;
}

/** Calls `run` with the twin's constants, then its bindings as addresses, then its activation's number. */
function adapt(kernel: Kernel, run: (...values: number[]) => void): Kernel['run'] {
  const constantNames = kernel.constants;
  const bindingNames = Object.keys(kernel.bindings);
  const activated = ACTIVATED.has(kernel.name);
  const count = constantNames.length + bindingNames.length + (activated ? 1 : 0);
  if (run.length !== count) {
    throw new Error(
      `${kernel.name} takes ${run.length} values in WebAssembly instead of ${count}.`,
    );
  }
  // Filled anew for every call: nothing is allocated in a step.
  const values: number[] = new Array<number>(count).fill(0);
  return (constants, views, activation) => {
    let at = 0;
    for (const name of constantNames) values[at++] = constants[name];
    for (const name of bindingNames) values[at++] = addressOf(views[name]);
    if (activated) {
      const number = activationNumber(constants, activation);
      if (number === undefined) return kernel.run(constants, views, activation);
      values[at] = number;
    }
    run(...values);
  };
}

/** Number of the activation to apply: 0 where a kernel's option leaves it out, undefined where only the twin has it. */
function activationNumber(
  constants: Readonly<Record<string, number>>,
  activation: Activation,
): number | undefined {
  return constants.has_activation === 0 ? 0 : ACTIVATIONS[activation.id];
}

/** An unused binding is an empty view; its address is never used. */
function addressOf(view: Floats | Uint32Array): number {
  return view.length > 0 ? view.byteOffset : 0;
}
