/** How far apart two results may be, |a − b| ≤ atol + rtol·|b|, each with its reason. */
export interface Tolerance {
  readonly atol: number;
  readonly rtol: number;
}

/**
 * A kernel in float32 against its float64 twin: a float32 operation is off by 6e-8 and the longest sums of
 * the cases have about a thousand terms of order 1, whose errors mostly cancel.
 */
export const float32Kernel: Tolerance = { atol: 3e-6, rtol: 1e-5 };
