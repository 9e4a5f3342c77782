import { recordLength } from '../ops/batch';
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
  into.fill(0, at, at + recordLength(context, slots));
  for (let c = 0; c < context; c++) into[at + c] = set.tokens[start + c]!;
  let slot = 0;
  let trained = 0;
  for (let c = 0; c < context; c++) {
    const mask = set.trained[start + c] + 2 * set.graded[start + c];
    if (mask === 0 && !every) continue;
    into[at + context + slot] = c;
    into[at + context + slots + slot] = set.tokens[start + c + 1]!;
    into[at + context + 2 * slots + slot] = mask;
    trained += mask & 1;
    slot++;
  }
  return trained;
}
