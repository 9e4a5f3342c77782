import { describe, expect, it } from 'vitest';
import { kernelOf } from '../../src/cpu/kernels';
import type { Dispatch, Group, Program, Slice } from '../../src/graph/program';
import { tasks } from '../../src/task/registry';
import { buildPrograms } from '../../src/train/programs';
import { inTiles } from '../../src/train/tiles';
import { configOf } from './make-trainer';
import { randomConfig } from './random-config';

/** Where a dispatch of a program ended up. */
interface Place {
  readonly piece: number;
  readonly part: number;
  /** Of a chain, 1 where there is none. */
  readonly tiles: number;
  /** Elements from tile to tile, by binding. */
  readonly shifts: Readonly<Record<string, number>>;
}

type Part = Pick<Dispatch, 'bindings'> & Pick<Place, 'tiles' | 'shifts'>;

function partsOf(piece: Dispatch | Group): readonly Part[] {
  if ('kind' in piece && piece.kind === 'chain') {
    return piece.parts.map((part) => ({ ...part, tiles: piece.tiles }));
  }
  const parts = 'kind' in piece ? piece.parts : [piece];
  return parts.map(({ bindings }) => ({ bindings, tiles: 1, shifts: {} }));
}

/** A part has the bindings of the dispatch that it was made from. */
function placesOf(grouped: readonly (Dispatch | Group)[]): Map<Dispatch['bindings'], Place> {
  const places = new Map<Dispatch['bindings'], Place>();
  grouped.forEach((each, piece) =>
    partsOf(each).forEach(({ bindings, tiles, shifts }, part) => {
      expect(places.has(bindings), 'twice').toBe(false);
      places.set(bindings, { piece, part, tiles, shifts });
    }),
  );
  return places;
}

interface Use {
  readonly name: string;
  readonly slice: Slice;
  readonly writes: boolean;
}

function usesOf({ kernel, bindings }: Dispatch): Use[] {
  return Object.entries(bindings).flatMap(([name, slice]) =>
    slice
      ? [{ name, slice, writes: kernelOf(kernel).bindings[name].startsWith('read_write') }]
      : [],
  );
}

function overlap(a: Slice, b: Slice): boolean {
  return a.buffer === b.buffer && a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

function isChain(piece: Dispatch | Group): boolean {
  return 'kind' in piece && piece.kind === 'chain';
}

/** Holds that what a program's pieces do is what its dispatches do after one another. */
function expectSame({ dispatches, grouped }: Program): void {
  const places = placesOf(grouped!);
  expect(places.size).toBe(dispatches.length);
  const used = dispatches.map((dispatch) => ({
    place: places.get(dispatch.bindings)!,
    kernel: dispatch.kernel,
    uses: usesOf(dispatch),
  }));
  for (const [j, later] of used.entries()) {
    // Tiles run in any order: none writes what another one does.
    const { tiles, shifts } = later.place;
    for (const { name, writes } of later.uses) {
      if (writes && tiles > 1) expect(shifts[name], `${later.kernel}, ${name}`).toBeGreaterThan(0);
    }
    for (const earlier of used.slice(0, j)) {
      for (const a of earlier.uses) {
        for (const b of later.uses) {
          if (!(a.writes || b.writes) || !overlap(a.slice, b.slice)) continue;
          const what = `${later.kernel}, ${b.name}, after ${earlier.kernel}, ${a.name}`;
          if (later.place.piece !== earlier.place.piece) {
            expect(later.place.piece, what).toBeGreaterThan(earlier.place.piece);
            continue;
          }
          // In one piece, of a chain only, a tile's own work is in order.
          expect(isChain(grouped![later.place.piece]), what).toBe(true);
          expect(later.place.part, what).toBeGreaterThan(earlier.place.part);
          if (tiles === 1) continue;
          expect(earlier.place.shifts[a.name], what).toBe(shifts[b.name]);
          expect(a.slice.offset, what).toBe(b.slice.offset);
        }
      }
    }
  }
}

describe('pieces do what the dispatches do after one another', () => {
  it.each(Array.from({ length: 60 }, (_, i) => i))('random config %i', (index) => {
    const config = randomConfig(index);
    const shape = tasks.get(config.task.id)!.shape(config.task);
    for (const table of [true, false]) {
      const tiles = inTiles(1 + (index % 4));
      const programs = buildPrograms(config, shape, {
        tiles,
        table,
        everyPosition: index % 5 === 4,
      });
      // Replicas touch nothing of each other: the first is as good as all.
      expectSame(programs.train);
      expectSame(programs.evaluate);
    }
  });

  it('a step of one layer takes ten at most, with a table and without', () => {
    const config = configOf({
      task: { id: 'modular-arithmetic', modulus: 97, equals: true },
      model: { width: 128, heads: 4, mlpWidth: 512, bias: 'none' },
      training: { batchSize: 512 },
    });
    const shape = tasks.get(config.task.id)!.shape(config.task);
    const pieces = [true, false].map(
      (table) => buildPrograms(config, shape, { tiles: inTiles(16), table }).train.grouped!.length,
    );
    expect(pieces).toEqual([9, 4]);
  });
});
