import { allocateShared, type Tensor } from '../graph/graph';
import type { Batch, Pictures } from '../ops/batch';
import type { TaskShape } from '../task/task';
import type { ProgramOptions, Sizes } from './sizes';

/** How often each row of a table has to be looked up, on average, for it to pay. */
const USES = 2;

/** The (token, position) table of a run's batches: whether they have one, and its tokens, whole and a tile of them. */
export class TokenTable {
  readonly tiles: number;
  /** (V, C), whole tiles: ids from V on stand for nothing. */
  readonly whole: Tensor;
  readonly tile: Tensor;

  constructor(
    private readonly shape: TaskShape,
    { context }: Sizes,
    private readonly options: ProgramOptions,
  ) {
    const tokens = options.tile ? Math.ceil(options.tile / context) : 1;
    this.tiles = Math.ceil(shape.vocabulary / tokens);
    this.whole = allocateShared('table', [this.tiles * tokens, context], 'uint');
    this.tile = allocateShared('table', [tokens, context], 'uint');
  }

  /**
   * Its tokens, where a batch of so many examples has a table. Pictures are too many to compute each at every position;
   * and in tiles, one tile of examples is the whole.
   */
  of(examples: number): Tensor | null {
    const { tile = 0, table } = this.options;
    const { pictures, vocabulary } = this.shape;
    const pays = table ?? USES * vocabulary <= examples;
    return !pictures && examples > tile && pays ? this.whole : null;
  }
}

/** A batch that is a table of these tokens. */
export function tableOf(tokens: Tensor, pictures: Pictures | null): Batch {
  const [examples, context] = tokens.shape;
  return { examples, context, slots: 0, records: tokens, table: null, pictures };
}
