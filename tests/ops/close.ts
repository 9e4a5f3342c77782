/** The element that is furthest out of tolerance, in words; undefined where all are within. */
export function outside(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: (expected: number) => number,
): string | undefined {
  if (actual.length !== expected.length) {
    return `${actual.length} elements instead of ${expected.length}`;
  }
  let worst = 0;
  let found: string | undefined;
  for (let i = 0; i < actual.length; i++) {
    const distance = Math.abs(actual[i] - expected[i]);
    const allowed = tolerance(expected[i]);
    // Written so that NaN counts as outside.
    if (distance <= allowed || distance - allowed <= worst) continue;
    found = `element ${i} is ${actual[i]}, not ${expected[i]} ± ${allowed}`;
    if (!(distance < Infinity)) return found;
    worst = distance - allowed;
  }
  return found;
}
