/**
 * A static program: buffers, and a list of kernel dispatches over them. Executors allocate, compile and
 * bind once, then replay. Every buffer has a leading replica axis, R models of one shape side by side.
 */
export type ElementType = 'float' | 'uint';

/** Memory to be allocated by an executor. Shared by every program that refers to the same object. */
export interface BufferSpec {
  readonly label: string;
  readonly type: ElementType;
  /** Elements in all, every replica's included. */
  readonly length: number;
}

/** Part of a buffer, seen by replica r as elements offset + r·stride … + length. */
export interface Slice {
  readonly buffer: BufferSpec;
  readonly offset: number;
  readonly stride: number;
  readonly length: number;
  /** What a person calls it, and the shape of one replica's share. */
  readonly label?: string;
  readonly shape?: readonly number[];
}

/** Numbers that specialise a kernel: WGSL `override` constants of the same names. */
export type Constants = Readonly<Record<string, number>>;

/** How many invocations a replica needs, or how many whole workgroups where they cooperate. */
export type Grid = { readonly invocations: number } | { readonly workgroups: number };

export interface Dispatch {
  readonly kernel: string;
  readonly constants: Constants;
  /** By the kernel's binding names; null where a kernel's option leaves a binding unused. */
  readonly bindings: Readonly<Record<string, Slice | null>>;
  readonly grid: Grid;
  /** Id of the activation that a kernel with an activation epilogue applies. */
  readonly activation?: string;
  /** Floating-point operations of one replica. */
  readonly flops: number;
}

/** A dispatch on one tile of examples: its constants are those of the tile, and its slices move from tile to tile. */
export interface TiledDispatch extends Dispatch {
  /** Elements from one tile to the next, by binding; 0 or absent for what all tiles share. */
  readonly shifts: Readonly<Record<string, number>>;
}

/**
 * Dispatches that a GPU can run as one. In a chain, one workgroup a tile runs all parts after one another, since
 * each needs nothing of other tiles. In a bundle no part needs another.
 */
export type Group =
  | {
      readonly kind: 'chain';
      readonly label: string;
      readonly tiles: number;
      readonly parts: readonly TiledDispatch[];
    }
  | { readonly kind: 'bundle'; readonly label: string; readonly parts: readonly Dispatch[] };

export interface Program {
  readonly label: string;
  readonly replicas: number;
  readonly dispatches: readonly Dispatch[];
  /** The same work in fewer, larger pieces. */
  readonly grouped?: readonly (Dispatch | Group)[];
  /** Memory to be held beside what the dispatches use. */
  readonly buffers?: readonly BufferSpec[];
}

/** What a GPU runs a program as: its groups where it has any. */
export function piecesOf({ grouped, dispatches }: Program): readonly (Dispatch | Group)[] {
  return grouped ?? dispatches;
}

/** Every buffer of some programs, each once. */
export function buffersOf(programs: readonly Program[]): ReadonlySet<BufferSpec> {
  const buffers = new Set<BufferSpec>();
  for (const program of programs) {
    program.buffers?.forEach((buffer) => buffers.add(buffer));
    for (const { bindings } of program.dispatches) {
      for (const slice of Object.values(bindings)) if (slice) buffers.add(slice.buffer);
    }
  }
  return buffers;
}

/** Memory of some programs, in bytes at 4 an element. */
export function bytesOf(programs: readonly Program[]): number {
  let bytes = 0;
  for (const buffer of buffersOf(programs)) bytes += 4 * buffer.length;
  return bytes;
}

/** Floating-point operations of one run of a program, all replicas. */
export function flopsOf(program: Program): number {
  return program.replicas * program.dispatches.reduce((sum, { flops }) => sum + flops, 0);
}
