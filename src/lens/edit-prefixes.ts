/**
 * Token edit distances of every prefix of every answer, from one pass: the table of Wagner and Fischer (1974) for two
 * answers has on its diagonal the distances of their first 1, 2, … K tokens, so that neither another answer length nor
 * another n has to be computed again.
 */
export class EditPrefixes {
  readonly #row: Uint16Array;

  constructor(
    /** (N, K) the right tokens. */
    private readonly targets: ArrayLike<number>,
    private readonly count: number,
    /** K. */
    private readonly graded: number,
    /** (N) graded tokens of each example, where some have fewer than K: it then has no longer prefix. */
    private readonly lengths?: ArrayLike<number>,
  ) {
    this.#row = new Uint16Array(graded + 1);
  }

  /** (K, K + 1): of the prefixes of k + 1 tokens at [k], how many are d edits away, and what part d / length that is. */
  tally(predicted: ArrayLike<number>): EditTally {
    const { count, graded: K, lengths } = this;
    const counts = new Uint16Array(K * (K + 1));
    const shares = new Float64Array(K);
    for (let i = 0; i < count; i++) {
      const length = lengths ? Math.min(K, lengths[i]) : K;
      const distances = this.#distances(predicted, i * K, length);
      for (let k = 0; k < K; k++) {
        const asked = Math.min(k + 1, length);
        const distance = asked > 0 ? distances[asked - 1] : 0;
        counts[k * (K + 1) + distance]++;
        shares[k] += distance / Math.max(1, asked) / count;
      }
    }
    return { counts, shares };
  }

  readonly #found: number[] = [];

  /** Distances of the first 1 … length tokens from `from` on. */
  #distances(predicted: ArrayLike<number>, from: number, length: number): number[] {
    const { targets } = this;
    const found = this.#found;
    let wrong = 0;
    for (let j = 0; j < length; j++) {
      if (predicted[from + j] !== targets[from + j]) wrong++;
      found[j] = wrong;
    }
    // Moving tokens takes two edits at least: nothing is gained on two replacements.
    if (wrong <= 2) return found;
    const row = this.#row;
    for (let j = 0; j <= length; j++) row[j] = j;
    for (let i = 0; i < length; i++) {
      const token = predicted[from + i];
      let diagonal = i;
      let left = i + 1;
      for (let j = 0; j < length; j++) {
        const above = row[j + 1];
        let cost = diagonal;
        if (token !== targets[from + j]) {
          if (above < cost) cost = above;
          if (left < cost) cost = left;
          cost++;
        }
        row[j] = left;
        diagonal = above;
        left = cost;
        if (j === i) found[i] = cost;
      }
      row[length] = left;
    }
    return found;
  }
}

/** What one evaluation's answers are away from the right ones. */
export interface EditTally {
  readonly counts: Uint16Array;
  /** (K) edits over length of the first k + 1 tokens, the mean over examples. */
  readonly shares: Float64Array;
}
