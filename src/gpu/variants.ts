import type { Dispatch, Grid } from '../graph/program';

/**
 * How matrices are multiplied: element by element, with four neighbours loaded at once where shapes allow, or the
 * same and large products in tiles of 8×8.
 */
export type MatmulVariant = 'scalar' | 'vec4' | 'wide';

/** Elements of a product that are worth tiles of 8×8: they leave few invocations. */
const LARGE = 4096;

/** Name of the shader that a dispatch runs as. */
export function shaderOf(dispatch: Dispatch, matmul: MatmulVariant): string {
  const { kernel, constants } = dispatch;
  if (kernel === 'adamw') return updatesInFours(dispatch) ? 'adamw_vec4' : kernel;
  if (kernel !== 'matmul' || matmul === 'scalar') return kernel;
  if (matmul === 'wide' && constants.m * constants.n > LARGE) return 'matmul_wide';
  return multipliesInFours(dispatch) ? 'matmul_vec4' : kernel;
}

/** Invocations or workgroups of a dispatch that runs as a shader. */
export function gridOf({ grid, constants }: Dispatch, shader: string): Grid {
  if (shader === 'adamw_vec4') return { invocations: constants.count / 4 };
  if (shader !== 'matmul_wide') return grid;
  return { invocations: Math.ceil(constants.m / 8) * Math.ceil(constants.n / 8) };
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
