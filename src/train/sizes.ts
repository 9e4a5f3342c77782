import type { RunConfig } from '../config/run-config';
import { recordLength } from '../ops/batch';
import type { TaskShape } from '../task/task';
import type { Tiles } from './tiles';

const CHUNK = 64;
const STAGED_BYTES = 16 * 2 ** 20;
const EVALUATED_TOGETHER = 512;

/** How a run's programs are to be built, beside what its config says. */
export interface ProgramOptions {
  /**
   * Computes every position of the last block, not only those that are trained or graded; except where tokens may be
   * pictures, which are no targets.
   */
  readonly everyPosition?: boolean;
  /** Also groups the programs into chains over tiles of so many examples; batches are padded to whole tiles. */
  readonly tiles?: Tiles;
  /** Whether what depends on token and position alone is computed once for each pair; by default where it pays. */
  readonly table?: boolean;
}

/** A batch in tiles of as many examples each; one tile where there are none. */
export interface Tiling {
  readonly tiles: number;
  /** In all, those included that only fill the last tile. */
  readonly examples: number;
}

/** The numbers that a run's programs are built for. */
export interface Sizes {
  readonly replicas: number;
  /** C, input positions. */
  readonly context: number;
  /** S, positions of an example that are trained or graded. */
  readonly slots: number;
  /** Integers of one example. */
  readonly record: number;
  /** Examples of a step. */
  readonly batchSize: number;
  readonly trained: Tiling;
  /** Held-out examples that are answered together. */
  readonly evaluated: Tiling;
  /** Most steps that can be launched at once. */
  readonly chunk: number;
}

export function sizesOf(
  { training }: RunConfig,
  shape: TaskShape,
  { everyPosition = false, tiles }: ProgramOptions,
): Sizes {
  const { replicas } = training;
  const context = shape.length - 1;
  const slots = everyPosition && !shape.pictures ? context : shape.slots;
  const record = recordLength(context, slots);
  const batchSize = training.batchSize === 'full' ? shape.train : training.batchSize;
  const trained = tiling(batchSize, tiles);
  const evaluated = tiling(Math.min(shape.test, EVALUATED_TOGETHER), tiles);
  // Batches of an endless task are staged, a chunk's at once.
  const isEndless = shape.train === 0;
  const staged = Math.floor(STAGED_BYTES / (4 * replicas * trained.examples * record));
  const chunk = isEndless ? Math.min(Math.max(staged, 1), CHUNK) : CHUNK;
  return { replicas, context, slots, record, batchSize, trained, evaluated, chunk };
}

function tiling(examples: number, tile: Tiles | undefined): Tiling {
  if (!tile) return { tiles: 1, examples };
  const tiles = Math.ceil(examples / tile.examples);
  return { tiles, examples: tiles * tile.examples };
}
