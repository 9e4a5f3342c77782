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
  const { length } = tokens;
  const at = row * length;
  for (let i = 0; i < length; i++) {
    set.tokens[at + i] = tokens[i];
    set.trained[at + i] = 0;
    set.graded[at + i] = 0;
  }
  for (let i = 0; i < answers.length; i++) {
    set.trained[at + answers[i] - 1] = 1;
    set.graded[at + answers[i] - 1] = 1;
  }
}
