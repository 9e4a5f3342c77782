import { bundles, chain } from '../graph/groups';
import type { Dispatch, Group, Program } from '../graph/program';

/** What a program emits on all its examples, and the same dispatches on tiles. */
export interface Tiled {
  readonly whole: readonly Dispatch[];
  readonly examples: {
    readonly tiles: number;
    /** On one tile of the examples, and the whole table. */
    readonly one: readonly Dispatch[];
  };
  /** Where the batch has a table. Then it has more than one tile of examples, by which the two are told apart. */
  readonly table: {
    readonly tiles: number;
    /** On all examples, and one tile of the table's tokens. */
    readonly one: readonly Dispatch[];
  } | null;
}

type Piece = Dispatch | Group;
/** A dispatch on all there is, and its place in what was emitted. */
type Placed = readonly [whole: Dispatch, at: number];

/**
 * A step in few pieces: the table's rows, forward and backward of the examples, the parameters' gradients, the
 * way back through the table, the update. `update` is what records the metrics, then the optimiser's dispatches.
 */
export function groupedStep(
  tiled: Tiled,
  isGradient: (dispatch: Dispatch) => boolean,
  [recorded, ...rest]: readonly Dispatch[],
): Program['grouped'] {
  const placed = placesOf(tiled);
  const of = (kernel: string) => placed.filter(([whole]) => whole.kernel === kernel).map(first);
  const gathers = of('lookup_backward');
  // Gradients reach the table when those of everything after it are done.
  const turn = gathers.length ? tiled.whole.indexOf(gathers[0]) : tiled.whole.length;
  const gradients = placed.filter(([whole]) => isGradient(whole));
  const work = placed.filter(([whole]) => !isGradient(whole) && !REDUCTIONS.has(whole.kernel));
  const { onTable, onExamples } = parted(tiled, work);
  const before = ([, at]: Placed) => at < turn;
  const after = ([, at]: Placed) => at > turn;
  return [
    ...chainOf('table', tiled, 'table', onTable.filter(before)),
    ...chainOf('examples', tiled, 'examples', onExamples),
    // Metrics are summed between barriers, which software adapters make everything in their bundle wait at.
    ...bundles('metrics', [recorded, ...of('token_index')]),
    // What is written beside gradients would keep all that these read from being bound in fours.
    ...bundles('parameter gradients', gradients.filter(before).map(first)),
    ...bundles(
      'table, gathered',
      gathers.filter(({ constants }) => !constants.accumulate),
    ),
    ...chainOf('table, backward', tiled, 'table', onTable.filter(after)),
    // What skipped the attention is added to what came back through it.
    ...bundles(
      'table, skipped',
      gathers.filter(({ constants }) => constants.accumulate),
    ),
    ...bundles('table gradients', gradients.filter(after).map(first)),
    ...rest,
  ];
}

/** Answers to a batch, in a piece, or two where it has a table. */
export function groupedAnswers(tiled: Tiled): Program['grouped'] {
  const { onTable, onExamples } = parted(tiled, placesOf(tiled));
  return [
    ...chainOf('table', tiled, 'table', onTable),
    ...chainOf('answers', tiled, 'examples', onExamples),
  ];
}

/** Kernels that sum over all examples, or sort them. */
const REDUCTIONS: ReadonlySet<string> = new Set(['token_index', 'lookup_backward']);

function first<T>([whole]: readonly [T, ...unknown[]]): T {
  return whole;
}

function placesOf({ whole }: Tiled): Placed[] {
  return whole.map((each, at): Placed => [each, at]);
}

/** Those that work on the rows of a table, which are the same whatever the number of examples, and the others. */
function parted({ table, examples }: Tiled, placed: readonly Placed[]) {
  const onTable: Placed[] = [];
  const onExamples: Placed[] = [];
  for (const each of placed) {
    const [whole, at] = each;
    const same = table !== null && sizesOf(whole) === sizesOf(examples.one[at]);
    (same ? onTable : onExamples).push(each);
  }
  return { onTable, onExamples };
}

/** All that depends on how many rows a dispatch has. */
function sizesOf({ constants, grid, bindings }: Dispatch): string {
  const shares = Object.values(bindings).map((slice) => slice && (slice.stride || slice.length));
  return JSON.stringify([constants, grid, shares]);
}

function chainOf(
  label: string,
  tiled: Tiled,
  by: 'examples' | 'table',
  placed: readonly Placed[],
): Piece[] {
  const tiles = tiled[by];
  if (!tiles || !placed.length) return [];
  return [
    chain(
      label,
      tiles.tiles,
      placed.map(([whole, at]) => [whole, tiles.one[at]] as const),
    ),
  ];
}
