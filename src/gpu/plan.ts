import type { MatmulVariant } from './variants';

/** What the executor decides for itself; another plan rounds differently. */
export interface GpuPlan {
  /** Invocations of a workgroup where each works alone. */
  readonly workgroupSize: number;
  /** Where a workgroup works together, on a sum. */
  readonly reductionSize: number;
  readonly matmul: MatmulVariant;
  /** Of a group's shader. */
  readonly groupSize: number;
}
