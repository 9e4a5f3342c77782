import type { ExampleSet } from '../task/task';

/**
 * Writes example `row` of a set as a device record (see `Batch`) to `into` at `at`. Returns how many of its
 * positions are trained. With as many slots as positions, slot s is position s.
 */
export function writeRecord(
  set: ExampleSet,
  row: number,
  length: number,
  slots: number,
  into: Uint32Array,
  at: number,
): number {
  const context = length - 1;
  const start = row * length;
  const every = slots === context;
  const { tokens, trained, graded } = set;
  const positions = at + context;
  const targets = positions + slots;
  const masks = targets + slots;
  let slot = 0;
  let sum = 0;
  for (let c = 0; c < context; c++) {
    into[at + c] = tokens[start + c];
    const mask = trained[start + c] | (graded[start + c] << 1);
    if (mask === 0 && !every) continue;
    into[positions + slot] = c;
    into[targets + slot] = tokens[start + c + 1];
    into[masks + slot] = mask;
    sum += mask & 1;
    slot++;
  }
  for (; slot < slots; slot++) {
    into[positions + slot] = 0;
    into[targets + slot] = 0;
    into[masks + slot] = 0;
  }
  return sum;
}
