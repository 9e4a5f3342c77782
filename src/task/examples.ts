import type { ExampleSet } from './task';

/** N empty examples of T tokens. */
export function emptyExamples(count: number, length: number): ExampleSet {
  return {
    count,
    tokens: new Uint32Array(count * length),
    trained: new Uint8Array(count * length),
    graded: new Uint8Array(count * length),
  };
}

/** Writes one example of which the tokens at `graded` are graded, and those at `trained`, if not the same, trained. */
export function writeExample(
  set: ExampleSet,
  row: number,
  tokens: readonly number[],
  graded: readonly number[],
  trained: readonly number[] = graded,
): void {
  const { length } = tokens;
  const at = row * length;
  for (let i = 0; i < length; i++) {
    set.tokens[at + i] = tokens[i];
    set.trained[at + i] = 0;
    set.graded[at + i] = 0;
  }
  for (let i = 0; i < graded.length; i++) set.graded[at + graded[i] - 1] = 1;
  for (let i = 0; i < trained.length; i++) set.trained[at + trained[i] - 1] = 1;
}
