import { piecesOf, type Dispatch, type Program } from '../graph/program';
import type { Gpu } from './gpu';
import { constantsOf, groupSource, type GroupSource } from './group-source';
import { fold, type Workgroups } from './grid';
import type { GpuLimits } from './limits';
import type { GpuPlan } from './plan';
import { gridOf, shaderOf } from './variants';

/** What runs as one dispatch: a kernel, or a group with the shader that was made for it. */
export type GpuPiece = Dispatch | GroupSource;

export function isGroup(piece: GpuPiece): piece is GroupSource {
  return 'banks' in piece;
}

/** The pieces of a program, each group with its shader. */
export function gpuPieces(
  program: Program,
  plan: GpuPlan,
  { maxStorageBuffersPerShaderStage: most }: GpuLimits,
): readonly GpuPiece[] {
  return piecesOf(program).map((piece) =>
    'kind' in piece ? groupSource(piece, plan, most) : piece,
  );
}

export function compile(gpu: Gpu, piece: GpuPiece, plan: GpuPlan): Promise<GPUComputePipeline> {
  if (isGroup(piece)) return gpu.pipelines.group(piece);
  const constants = constantsOf(piece, sizeOf(piece, plan));
  return gpu.pipelines.get(shaderOf(piece, plan.matmul), constants, piece.activation);
}

/** Of all replicas, at most `most` along a side. */
export function workgroupsOf(
  piece: GpuPiece,
  replicas: number,
  plan: GpuPlan,
  most: number,
): Workgroups {
  if (isGroup(piece)) return fold({ workgroups: piece.workgroups }, replicas, 1, most)!;
  const grid = gridOf(piece, shaderOf(piece, plan.matmul));
  return fold(grid, replicas, sizeOf(piece, plan), most)!;
}

function sizeOf({ grid }: Dispatch, plan: GpuPlan): number {
  return 'workgroups' in grid ? plan.reductionSize : plan.workgroupSize;
}
