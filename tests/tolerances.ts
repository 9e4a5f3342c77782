/** Every tolerance of the tests, each with its reason. */

/**
 * Analytic against central differences in float64: h = 1e-5 leaves a truncation of about h² and a rounding of
 * about 1e-16/h, both below 1e-10 for losses of a few nats.
 */
export function gradientTolerance(largestGradient: number): number {
  return 1e-6 * largestGradient + 1e-10;
}

/** Kernels that only move numbers. */
const exact: ReadonlySet<string> = new Set([
  'gather_patches',
  'gather_slots',
  'lookup',
  'token_index',
  'next_batch',
  'append_key_value',
]);

/**
 * A kernel in float32 against its float64 twin. A float32 operation is off by at most 6e-8 of its value, and
 * the longest sums of the cases have about a thousand terms of order 1, whose errors mostly cancel.
 */
export function float32Tolerance(kernel: string, expected: number): number {
  return exact.has(kernel) ? 0 : 3e-6 + 1e-5 * Math.abs(expected);
}

/**
 * Metrics along a float32 trajectory against another device's, over 20 steps: the contract's figure. Runs that
 * differ only in the order of a sum are 3e-7 apart by then; training amplifies that tenfold in some 30 steps.
 */
export function trajectoryTolerance(expected: number): number {
  return 1e-4 * Math.abs(expected);
}

/** Float64 losses against PyTorch's over 30 steps, relative: the contract's figure; found are 1e-12 and less. */
export const referenceTolerance = 1e-8;
