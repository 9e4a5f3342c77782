import type { Dispatch, Group } from './program';

/** Bindings that a kernel adds to where it is told to accumulate, and those that AdamW changes in place. */
export const ADDED_TO: ReadonlySet<string> = new Set(['out', 'd_x', 'd_embedding', 'd_table']);
export const UPDATED: ReadonlySet<string> = new Set(['parameters', 'mean', 'square']);

/** Floating-point operations of a dispatch or a group, all replicas. */
export function flopsOfPiece(piece: Dispatch | Group, replicas: number): number {
  if (!('kind' in piece)) return replicas * piece.flops;
  const sum = piece.parts.reduce((flops, part) => flops + part.flops, 0);
  return replicas * sum * (piece.kind === 'chain' ? piece.tiles : 1);
}

/**
 * Bytes that a dispatch or a group reads and writes, all replicas: what each binding covers once, twice where the
 * kernel adds to what is there. A kernel that reads an element again finds it in a cache, or should.
 */
export function bytesOfPiece(piece: Dispatch | Group, replicas: number): number {
  const parts: readonly Dispatch[] = 'kind' in piece ? piece.parts : [piece];
  return parts.reduce((bytes, part) => bytes + 4 * replicas * elementsOf(part), 0);
}

/** Elements that one replica's share of a dispatch reads and writes. */
function elementsOf({ kernel, bindings, constants }: Dispatch): number {
  let elements = 0;
  for (const [name, slice] of Object.entries(bindings)) {
    if (!slice) continue;
    // Of what is staged for many steps, a step sees one row.
    const seen = Math.min(slice.length, slice.stride || slice.length);
    const again =
      (constants.accumulate === 1 && ADDED_TO.has(name)) ||
      (kernel === 'adamw' && UPDATED.has(name));
    elements += again ? 2 * seen : seen;
  }
  return elements;
}
