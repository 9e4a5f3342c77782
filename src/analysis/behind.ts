/** The predictions behind one point of a curve: which answers were right, near or wrong, and which of them to show. */
import { levenshtein } from '../metrics/levenshtein';
import type { Outcomes } from '../metrics/outcomes';

export const KINDS = ['right', 'near', 'wrong'] as const;
export type Kind = (typeof KINDS)[number];

/** A number this close to the right one, as a share of it, is near. */
export const NEARLY = 0.01;

/**
 * The kind of every example. Right: every token is. Near: one token of several is wrong, or the number that the tokens
 * spell is at most one off, or one in a hundred. Wrong: all others.
 */
export function kindsOf(outcomes: Outcomes): Kind[] {
  const { count, graded, lengths, predicted, target } = outcomes;
  return Array.from({ length: count }, (_, i) => {
    const k = lengths?.[i] ?? graded;
    const edits = levenshtein(predicted, target, i * graded, k);
    if (edits === 0) return 'right';
    return (edits === 1 && k > 1) || nearby(outcomes, i) ? 'near' : 'wrong';
  });
}

function nearby({ graded, predicted, target, placeValues }: Outcomes, i: number): boolean {
  if (!placeValues) return false;
  let answer = 0;
  let right = 0;
  for (let j = 0; j < graded; j++) {
    answer += predicted[i * graded + j] * placeValues[j];
    right += target[i * graded + j] * placeValues[j];
  }
  return Math.abs(answer - right) <= Math.max(1, NEARLY * right);
}

/** The first few examples of each kind, in the order in which they were asked: nobody picks them. */
export function firstOfEach(kinds: readonly Kind[], each = 2): Record<Kind, readonly number[]> {
  const first = (kind: Kind) => [...kinds.keys()].filter((i) => kinds[i] === kind).slice(0, each);
  return { right: first('right'), near: first('near'), wrong: first('wrong') };
}
