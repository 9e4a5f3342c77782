/** Every tolerance of the tests, each with its reason. */

/**
 * Analytic against central differences in float64: h = 1e-5 leaves a truncation of about h² and a rounding of
 * about 1e-16/h, both below 1e-10 for losses of a few nats.
 */
export function gradientTolerance(largestGradient: number): number {
  return 1e-6 * largestGradient + 1e-10;
}
