import type { Dispatch } from '../graph/program';

/** How matrices are multiplied where shapes allow: element by element, or four at once. */
export type MatmulVariant = 'scalar' | 'vec4';

/** Name of the shader that a dispatch runs as. */
export function shaderOf(dispatch: Dispatch, matmul: MatmulVariant): string {
  if (dispatch.kernel !== 'matmul' || matmul === 'scalar') return dispatch.kernel;
  return inFours(dispatch) ? 'matmul_vec4' : 'matmul';
}

/** Whether every load and store of a matmul can be of four neighbours, in every replica. */
function inFours({ constants, bindings }: Dispatch): boolean {
  const { m, n, k, transpose_a, transpose_b } = constants;
  if (transpose_a && transpose_b) return false;
  const along = transpose_a ? m : k;
  return [n, along, ...Object.values(bindings).map((slice) => slice?.stride ?? 0)].every(
    (size) => size % 4 === 0,
  );
}
