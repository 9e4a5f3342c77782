import { allocateShared, type Tensor } from '../graph/graph';
import type { Batch, Pictures } from '../ops/batch';
import type { TaskShape } from '../task/task';
import type { ProgramOptions, Sizes } from './sizes';

/** How often each row of a table has to be looked up, on average, for it to pay. */
const USES = 2;

/** The (token, position) table of a run's batches. */
export interface TokenTable {
  readonly tiles: number;
  /** Its tokens (V, C), where a batch of so many examples has a table: whole tiles, ids from V on stand for nothing. */
  readonly of: (examples: number) => Tensor | null;
  /** Of one tile. */
  readonly tile: Tensor;
}

export function tokenTable(
  { vocabulary, pictures }: TaskShape,
  { context }: Sizes,
  { tiles: inTiles, table }: ProgramOptions,
): TokenTable {
  const tile = inTiles?.examples ?? 0;
  const tokens = Math.ceil(tile / context) || 1;
  const tiles = Math.ceil(vocabulary / tokens);
  const whole = allocateShared('table', [tiles * tokens, context], 'uint');
  return {
    tiles,
    tile: allocateShared('table', [tokens, context], 'uint'),
    of(examples) {
      // Pictures are too many to compute each at every position; and in tiles, one tile of examples is the whole.
      const pays = table ?? USES * vocabulary <= examples;
      return !pictures && examples > tile && pays ? whole : null;
    },
  };
}

/** A batch that is a table of these tokens. */
export function tableOf(tokens: Tensor, pictures: Pictures | null): Batch {
  const [examples, context] = tokens.shape;
  return { examples, context, slots: 0, records: tokens, table: null, pictures };
}
