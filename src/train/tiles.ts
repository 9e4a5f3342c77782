import type { Tensor } from '../graph/graph';
import type { BufferSpec, Dispatch, Program } from '../graph/program';
import type { Emitter } from './emitter';
import { groupedAnswers, groupedStep } from './grouped';
import type { Sizes } from './sizes';
import type { TokenTable } from './token-table';

/** What a run's programs are emitted with. */
export interface Emission {
  readonly emitter: Emitter;
  readonly sizes: Sizes;
  readonly table: TokenTable;
}

/** How programs are grouped into chains over tiles of examples: apart from the programs, since few runs want it. */
export interface Tiles {
  /** Of a tile. */
  readonly examples: number;
  /** A step, from what it emits on all examples, then for the update, and the gradients of all parameters. */
  readonly step: (
    emission: Emission,
    whole: readonly Dispatch[],
    update: readonly Dispatch[],
    gradients: BufferSpec,
  ) => Program['grouped'];
  readonly answers: (emission: Emission, whole: readonly Dispatch[]) => Program['grouped'];
}

export function inTiles(tile: number): Tiles {
  return {
    examples: tile,
    step({ emitter, sizes: { trained }, table }, whole, update, gradients) {
      const tokens = table.of(trained.examples);
      const one = emitter.step({ tiles: 1, examples: tile }, tokens).g.emitted;
      const tiled = {
        whole,
        examples: { tiles: trained.tiles, one },
        table: tokens && { tiles: table.tiles, one: emitter.step(trained, table.tile).g.emitted },
      };
      const isGradient = ({ bindings }: Dispatch) =>
        Object.values(bindings).some((slice) => slice?.buffer === gradients);
      return groupedStep(tiled, isGradient, update);
    },
    answers({ emitter, sizes: { evaluated }, table }, whole) {
      const tokens = table.of(evaluated.examples);
      const on = (examples: number, tokens: Tensor | null) => {
        const g = emitter.graph(false);
        emitter.answers(g, examples, tokens);
        return g.emitted;
      };
      return groupedAnswers({
        whole,
        examples: { tiles: evaluated.tiles, one: on(tile, tokens) },
        table: tokens && { tiles: table.tiles, one: on(evaluated.examples, table.tile) },
      });
    },
  };
}
