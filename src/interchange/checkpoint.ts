import type { ParameterSpec, ParameterStore } from '../model/parameters';
import {
  readSafetensors,
  SafetensorsError,
  writeSafetensors,
  type FileTensor,
  type Metadata,
} from './safetensors';

type Floats = Float32Array | Float64Array;

/** "init.safetensors", and "init.2.safetensors" of replica 2. */
export function replicaFile(stem: string, replica: number): string {
  return replica === 0 ? `${stem}.safetensors` : `${stem}.${replica}.safetensors`;
}

/** One replica's parameters under TransformerLens's names, in its shapes and in the precision of `flat`. */
export function checkpointTensors(
  store: ParameterStore,
  flat: Floats,
  replica: number,
): FileTensor[] {
  return store.specs.map((spec) => {
    const device = valuesOf(store, flat, spec.name, replica);
    const data = device.slice();
    const order = fileOrder(spec);
    if (order) order.forEach((from, to) => (data[to] = device[from]));
    const type = flat instanceof Float64Array ? 'F64' : 'F32';
    return { name: spec.name, type, shape: spec.fileShape, data };
  });
}

/** A checkpoint of one replica, as a safetensors file. */
export function writeCheckpoint(
  store: ParameterStore,
  flat: Floats,
  replica: number,
  metadata?: Metadata,
): Uint8Array<ArrayBuffer> {
  return writeSafetensors(checkpointTensors(store, flat, replica), metadata);
}

/** Puts a checkpoint's values into one replica's place in `flat`; the file must hold this model's parameters. */
export function readCheckpoint(
  store: ParameterStore,
  file: Uint8Array,
  flat: Floats,
  replica: number,
): void {
  const { tensors } = readSafetensors(file);
  const names = new Set(store.specs.map(({ name }) => name));
  for (const name of tensors.keys()) {
    if (!names.has(name)) throw new SafetensorsError(`this model has no parameter ${name}`);
  }
  for (const spec of store.specs) {
    const tensor = tensors.get(spec.name);
    const shape = spec.fileShape.join('×');
    if (!tensor) throw new SafetensorsError(`${spec.name} is missing`);
    if (tensor.shape.join('×') !== shape) {
      throw new SafetensorsError(
        `${spec.name} is ${tensor.shape.join('×')}; this model's is ${shape}`,
      );
    }
    const device = valuesOf(store, flat, spec.name, replica);
    const order = fileOrder(spec);
    if (order) order.forEach((to, from) => (device[to] = tensor.data[from]));
    else device.set(tensor.data);
  }
}

function valuesOf(store: ParameterStore, flat: Floats, name: string, replica: number): Floats {
  const { offset, stride, length } = store.get(name);
  const start = offset + replica * stride;
  return flat.subarray(start, start + length);
}

/**
 * For each element of the file, which element of the device it is; null where the orders are the same.
 * Heads are side by side on the device, (D, H·d), and an axis of their own in a file, (H, D, d).
 */
function fileOrder({ heads, fileShape }: ParameterSpec): Uint32Array | null {
  if (heads !== 'columns') return null;
  const [H, D, d] = fileShape;
  const order = new Uint32Array(H * D * d);
  let at = 0;
  for (let h = 0; h < H; h++) {
    for (let row = 0; row < D; row++) {
      for (let column = 0; column < d; column++) order[at++] = (row * H + h) * d + column;
    }
  }
  return order;
}
