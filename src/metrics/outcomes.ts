import { PER_NAT, PER_ONE, type PackedOutcomes } from './packed';

/** What the model answered to N examples of K graded tokens each; all arrays (N, K) in the order of the example. */
export interface Outcomes {
  readonly count: number;
  /** K; fewer than the task's where only the first k tokens are asked about. */
  readonly graded: number;
  /**
   * (N) graded tokens of each example, where some have fewer than K; left out where all have K. The places beyond hold
   * a token that is right for sure, so that sums over them add nothing.
   */
  readonly lengths?: ArrayLike<number>;
  /** The right token. */
  readonly target: Uint16Array;
  /** The model's answer: its most probable token. */
  readonly predicted: Uint16Array;
  /** −ln p(target), nats. */
  readonly surprise: Float64Array;
  /** p(target). */
  readonly probability: Float64Array;
  /** p of the answer. */
  readonly confidence: Float64Array;
  /** Σ p² over the vocabulary. */
  readonly squares: Float64Array;
  /** (K) what a digit one is worth at each place, where the answer is a number whose tokens are digits. */
  readonly placeValues?: ArrayLike<number>;
}

/** What unpacking fills. */
export type Column = 'predicted' | 'surprise' | 'probability' | 'confidence' | 'squares';
export const columns: readonly Column[] = [
  'predicted',
  'surprise',
  'probability',
  'confidence',
  'squares',
];

/** Room for outcomes of N examples of k tokens, to be filled by `unpack` again and again. */
export function emptyOutcomes(
  count: number,
  graded: number,
  placeValues?: ArrayLike<number>,
  lengths?: ArrayLike<number>,
): Outcomes {
  const size = count * graded;
  return {
    count,
    graded,
    lengths,
    target: new Uint16Array(size),
    predicted: new Uint16Array(size),
    surprise: new Float64Array(size),
    probability: new Float64Array(size),
    confidence: new Float64Array(size),
    squares: new Float64Array(size),
    placeValues,
  };
}

/** e^(−s/PER_NAT) of every packed surprise s: a look-up is several times faster than an exponential. */
let probabilities: Float64Array | undefined;

/** Fills some columns from packed outcomes of K tokens an example, of which the first k count. */
export function unpack(
  packed: PackedOutcomes,
  all: number,
  into: Outcomes,
  wanted: readonly Column[] = columns,
): void {
  const { graded, predicted, surprise, probability, confidence, squares } = into;
  for (const column of wanted) {
    if (column === 'predicted') copy(packed.predicted, all, predicted, graded);
    else if (column === 'surprise') scale(packed.surprise, all, surprise, graded, 1 / PER_NAT);
    else if (column === 'confidence')
      scale(packed.confidence, all, confidence, graded, 1 / PER_ONE);
    else if (column === 'squares') scale(packed.squares, all, squares, graded, 1 / PER_ONE);
    else lookUp(packed.surprise, all, probability, graded);
  }
  if (into.lengths) fillBeyond(into, into.lengths);
}

/** Places that an example lacks hold a token that is right for sure. */
function fillBeyond(outcomes: Outcomes, lengths: ArrayLike<number>): void {
  const { count, graded, target, predicted, surprise, probability, confidence, squares } = outcomes;
  for (let i = 0; i < count; i++) {
    for (let at = i * graded + lengths[i]; at < (i + 1) * graded; at++) {
      predicted[at] = target[at];
      surprise[at] = 0;
      probability[at] = confidence[at] = squares[at] = 1;
    }
  }
}

/** The first k of every K. */
function copy(from: Uint16Array, all: number, to: Uint16Array, graded: number): void {
  if (all === graded) return to.set(from.length > to.length ? from.subarray(0, to.length) : from);
  for (let at = 0, f = 0; at < to.length; f += all) {
    for (let j = 0; j < graded; j++) to[at++] = from[f + j];
  }
}

/** The first k of every K, in other units. */
function scale(
  from: Uint16Array,
  all: number,
  to: Float64Array,
  graded: number,
  unit: number,
): void {
  for (let at = 0, f = 0; at < to.length; f += all) {
    for (let j = 0; j < graded; j++) to[at++] = from[f + j] * unit;
  }
}

/** p(target) of the first k of every K. */
function lookUp(surprise: Uint16Array, all: number, to: Float64Array, graded: number): void {
  const table = (probabilities ??= Float64Array.from({ length: 65536 }, (_, nats) =>
    Math.exp(-nats / PER_NAT),
  ));
  for (let at = 0, f = 0; at < to.length; f += all) {
    for (let j = 0; j < graded; j++) to[at++] = table[surprise[f + j]];
  }
}
