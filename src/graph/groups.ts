import type { Dispatch, Group, Slice, TiledDispatch } from './program';

/**
 * A chain over tiles of examples, from each dispatch on all examples paired with the same dispatch on one tile:
 * constants and grid are the tile's, memory is the whole's. What grows with the examples moves from tile to tile.
 */
export function chain(
  label: string,
  tiles: number,
  pairs: readonly (readonly [whole: Dispatch, tile: Dispatch])[],
): Group {
  const parts = pairs.map(([whole, tile]): TiledDispatch => {
    if (whole.kernel !== tile.kernel)
      throw new Error(`${whole.kernel} is paired with ${tile.kernel}`);
    const shifts: Record<string, number> = {};
    for (const [name, slice] of Object.entries(whole.bindings)) {
      const small = tile.bindings[name];
      if (!slice || !small || shareOf(slice) === shareOf(small)) continue;
      if (shareOf(slice) !== tiles * shareOf(small))
        throw new Error(`${slice.buffer.label} is no row of tiles`);
      shifts[name] = shareOf(small);
    }
    return { ...tile, bindings: whole.bindings, shifts };
  });
  return { kind: 'chain', label, tiles, parts };
}

/** Elements of a replica's share, or of what all replicas share. */
function shareOf({ stride, length }: Slice): number {
  return stride || length;
}

/** As few bundles as will do: a dispatch that adds to what an earlier one wrote comes in a later bundle. */
export function bundles(label: string, dispatches: readonly Dispatch[]): Group[] {
  const levels: Dispatch[][] = [];
  const nextLevel = new Map<string, number>();
  for (const dispatch of dispatches) {
    const places = Object.values(dispatch.bindings).flatMap((slice) =>
      slice ? [`${slice.buffer.label}:${slice.offset}`] : [],
    );
    const written = dispatch.constants.accumulate ? places : [];
    const level = Math.max(0, ...written.map((place) => nextLevel.get(place) ?? 0));
    (levels[level] ??= []).push(dispatch);
    for (const place of places)
      nextLevel.set(place, Math.max(nextLevel.get(place) ?? 0, level + 1));
  }
  return levels.map((parts) => ({ kind: 'bundle', label, parts }));
}
