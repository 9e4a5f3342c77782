import { RandomStream } from '../random/stream';
import type { ParameterStore } from './parameters';

/**
 * Initial parameters of every replica, replica r from seed + r. Each parameter draws from a sequence of its own,
 * named by it, so that switching one off changes no other.
 */
export function initialParameters(store: ParameterStore, seed: number): Float64Array {
  const values = new Float64Array(store.flat.buffer.length);
  for (let r = 0; r < store.replicas; r++) {
    for (const { name, init } of store.specs) {
      const view = store.get(name);
      const start = view.offset + r * view.stride;
      const target = values.subarray(start, start + view.length);
      if ('constant' in init) {
        target.fill(init.constant);
        continue;
      }
      const random = new RandomStream(seed + r, 'init', hash(name));
      for (let i = 0; i < target.length; i++) target[i] = init.normal * random.normal();
    }
  }
  return values;
}

/** FNV-1a of a name: the index of its sequence. */
function hash(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
