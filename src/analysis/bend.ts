/** The deepest bend upwards of a curve, larger being better. */
export interface Bend {
  /** How far below a straight line between two of its own points it sags, in units of its whole range: 0 to 1. */
  readonly depth: number;
  /** Point where it sags most; -1 where it nowhere does. */
  readonly elbow: number;
}

/**
 * Flat, and then steep: the deepest sag below any chord of the curve. A straight line, and one that rises ever more
 * slowly, have none; a jump has nearly 1; several flights have that of the deepest. Unlike the emergence score it is
 * stable where most steps are near zero, and it says where.
 */
export function bendOf(values: ArrayLike<number>): Bend {
  const n = values.length;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < n; i++) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  let depth = 0;
  let elbow = -1;
  for (let a = 0; a < n - 2; a++) {
    for (let b = a + 2; b < n; b++) {
      const slope = (values[b] - values[a]) / (b - a);
      // Falling chords are what noise makes, not a rise that was waited for.
      if (slope <= 0) continue;
      for (let t = a + 1; t < b; t++) {
        const sag = values[a] + slope * (t - a) - values[t];
        if (sag > depth) {
          depth = sag;
          elbow = t;
        }
      }
    }
  }
  return high > low ? { depth: depth / (high - low), elbow } : { depth: 0, elbow: -1 };
}
