/**
 * How much a head looks where an induction head should (Olsson et al. 2022, with their erratum: just *after* earlier
 * copies, not before). At position i the score is the attention on positions j + 1 ≤ i whose token j, before them, is
 * the token at i; a head's score is the mean over the positions that are asked about. It is 1 for a head that looks
 * nowhere else, and about copies/i for one that looks everywhere alike.
 */
export interface Attention {
  /** (N, T) token ids. */
  readonly tokens: ArrayLike<number>;
  /** T. */
  readonly length: number;
  /** (N, H, C, C) probabilities, C = T − 1: of position i on position j, in row i. */
  readonly probabilities: ArrayLike<number>;
  readonly heads: number;
  /** (N, T) 1 at the positions that are asked about. */
  readonly asked: ArrayLike<number>;
}

/** (H) the prefix score of each head, over all N examples; NaN where nothing is asked. */
export function prefixScores({
  tokens,
  length,
  probabilities,
  heads,
  asked,
}: Attention): Float64Array {
  const context = length - 1;
  const examples = tokens.length / length;
  const scores = new Float64Array(heads);
  let positions = 0;
  for (let n = 0; n < examples; n++) {
    for (let i = 0; i < context; i++) {
      if (!asked[n * length + i]) continue;
      positions++;
      const token = tokens[n * length + i];
      for (let j = 0; j < i; j++) {
        if (tokens[n * length + j] !== token) continue;
        for (let h = 0; h < heads; h++)
          scores[h] += probabilities[((n * heads + h) * context + i) * context + j + 1];
      }
    }
  }
  return scores.map((sum) => sum / positions);
}
