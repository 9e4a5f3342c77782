/** Steps of the negative log of a target's probability: 1/1024 nat, up to 64 nats. */
export const PER_NAT = 1024;
/** Steps of a probability. */
export const PER_ONE = 65535;

/** A number in some of these steps: the nearest that there is. */
export function packed(value: number, perOne: number): number {
  return Math.min(65535, Math.max(0, Math.round(value * perOne)));
}

/**
 * What one evaluation keeps of its outcomes, eight bytes a token: (n, K) each, n ≤ 256 held-out examples of
 * K graded tokens in the order of the example.
 *
 * It holds nothing of the other tokens' probabilities: top-n beyond 1, and p(target) among some choices only,
 * cannot be computed from it.
 */
export interface PackedOutcomes {
  /** The model's answer: arg-max token id. */
  readonly predicted: Uint16Array;
  /** −ln p(target), 1/PER_NAT nats. */
  readonly surprise: Uint16Array;
  /** p of the answer, 1/PER_ONE. */
  readonly confidence: Uint16Array;
  /** Σ p² over the vocabulary, 1/PER_ONE. */
  readonly squares: Uint16Array;
}
