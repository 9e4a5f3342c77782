/**
 * Emergence score of values at equal steps of an axis, larger being better:
 * sign(argmax − argmin) · (max − min) / √median((yᵢ − yᵢ₋₁)²).
 *
 * A straight line over n steps has n; a jump much more; Infinity where at least half of the steps change nothing. It
 * is unstable there: read it with its interval. Source: Srivastava et al. (2022); Schaeffer et al. (2023).
 */
export function emergenceScore(values: ArrayLike<number>): number {
  const n = values.length;
  if (n < 2) return 0;
  let top = 0;
  let bottom = 0;
  const squares = new Float64Array(n - 1);
  for (let i = 0; i < n; i++) {
    if (values[i] > values[top]) top = i;
    if (values[i] < values[bottom]) bottom = i;
    if (i > 0) squares[i - 1] = (values[i] - values[i - 1]) ** 2;
  }
  const range = values[top] - values[bottom];
  if (range === 0) return 0;
  squares.sort();
  const middle = (n - 1) >> 1;
  const median = (n - 1) % 2 ? squares[middle] : (squares[middle - 1] + squares[middle]) / 2;
  return (Math.sign(top - bottom) * range) / Math.sqrt(median);
}
