/**
 * Exact match that a per-token error ε foretells if k tokens err independently and alike: (1 − ε)^k.
 *
 * Range 0 to 1: flat, an elbow near ε = 1/k, saturation. Source: Schaeffer, Miranda and Koyejo (2023), §2.
 */
export function predictedExactMatch(tokenError: number, k: number): number {
  return (1 - tokenError) ** k;
}

/**
 * The same where each place i has its own error ε_i: Π (1 − ε_i).
 *
 * Range 0 to 1; at most (1 − ε)^k for the mean ε. The gap between them is how much places differ, not how
 * much their errors go together. Source: independence; the inequality of arithmetic and geometric means.
 */
export function predictedByPlace(placeErrors: ArrayLike<number>): number {
  let product = 1;
  for (let i = 0; i < placeErrors.length; i++) product *= 1 - placeErrors[i];
  return product;
}
