import type { Dispatch, Grid } from '../graph/program';

/** How matrices are multiplied where shapes allow: element by element, or four at once. */
export type MatmulVariant = 'scalar' | 'vec4';

/** Name of the shader that a dispatch runs as. */
export function shaderOf(dispatch: Dispatch, matmul: MatmulVariant): string {
  const { kernel } = dispatch;
  if (kernel === 'adamw') return updatesInFours(dispatch) ? 'adamw_vec4' : kernel;
  if (kernel !== 'matmul' || matmul === 'scalar') return kernel;
  return multipliesInFours(dispatch) ? 'matmul_vec4' : kernel;
}

/** Invocations or workgroups of a dispatch that runs as a shader. */
export function gridOf({ grid, constants }: Dispatch, shader: string): Grid {
  return shader === 'adamw_vec4' ? { invocations: constants.count / 4 } : grid;
}

/** Whether every load and store of a matmul can be of four neighbours, in every replica. */
function multipliesInFours({ constants, bindings }: Dispatch): boolean {
  const { m, n, k, transpose_a, transpose_b } = constants;
  if (transpose_a && transpose_b) return false;
  const along = transpose_a ? m : k;
  return areFours(n, along, ...Object.values(bindings).map((slice) => slice?.stride ?? 0));
}

function updatesInFours({ constants, bindings }: Dispatch): boolean {
  const { gradients, parameters, mean, square } = bindings;
  const strides = [gradients, parameters, mean, square].map((slice) => slice?.stride ?? 0);
  return areFours(constants.count, ...strides);
}

function areFours(...sizes: readonly number[]): boolean {
  return sizes.every((size) => size % 4 === 0);
}
