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

/** Writes one example of which the same tokens, those at `answers`, are trained and graded. */
export function writeExample(
  set: ExampleSet,
  row: number,
  tokens: readonly number[],
  answers: readonly number[],
): void {
  const at = row * tokens.length;
  set.tokens.set(tokens, at);
  set.trained.fill(0, at, at + tokens.length);
  set.graded.fill(0, at, at + tokens.length);
  for (const answer of answers) {
    set.trained[at + answer - 1] = 1;
    set.graded[at + answer - 1] = 1;
  }
}
