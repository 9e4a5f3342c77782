/** Fewer are expected of a cell than the test allows: such cells are counted as one. */
const LEAST_EXPECTED = 5;

/** Pearson's statistic of some counts against probabilities, and its degrees of freedom. */
export function chiSquare(counts: readonly number[], probabilities: readonly number[]) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let statistic = 0;
  let cells = 0;
  const rest = { count: 0, expected: 0 };
  const add = (count: number, expected: number) => {
    statistic += (count - expected) ** 2 / expected;
    cells++;
  };
  counts.forEach((count, i) => {
    const expected = total * probabilities[i];
    if (expected >= LEAST_EXPECTED) add(count, expected);
    else {
      rest.count += count;
      rest.expected += expected;
    }
  });
  if (rest.expected > 1) add(rest.count, rest.expected);
  return { statistic, degrees: cells - 1 };
}

/** What a chi-square variable exceeds once in 10,000 times (Wilson & Hilferty 1931). */
export function mostByChance(degrees: number): number {
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + 3.719 * Math.sqrt(spread)) ** 3;
}
