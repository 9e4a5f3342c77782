import { bytesOf, layOut, type Layout } from './safetensors';

/** N batches of B examples of T tokens. */
export interface BatchesShape {
  readonly batches: number;
  readonly examples: number;
  readonly length: number;
  /** Where tokens may be pictures: how many there are, and of how many pixels. */
  readonly pictures?: { readonly count: number; readonly pixels: number };
}

/** A piece of a file: bytes and where they go. */
export interface Piece {
  readonly at: number;
  readonly bytes: Uint8Array;
}

const parts = { tokens: 'I32', trained: 'U8', graded: 'U8' } as const;

/**
 * Plans a file of batches: `tokens` (N,B,T) int32, `trained` and `graded` (N,B,T) uint8; and where tokens may be pictures
 * `pictures` (count,P) uint8, 255 times their pixels.
 */
export function batchesLayout({ batches, examples, length, pictures }: BatchesShape): Layout {
  const shape = [batches, examples, length];
  const tensors = Object.entries(parts).map(([name, type]) => ({ name, type, shape }));
  if (!pictures) return layOut(tensors);
  const { count, pixels } = pictures;
  return layOut([...tensors, { name: 'pictures', type: 'U8', shape: [count, pixels] }]);
}

/** The piece of the file that the pictures fill. */
export function picturesPiece(layout: Layout, pixels: Uint8Array): Piece {
  return { at: layout.offsets.get('pictures')!, bytes: pixels };
}

/** The pieces of the file that batch n fills, so that a long file is written batch by batch. */
export function batchPieces(
  layout: Layout,
  n: number,
  batch: {
    readonly tokens: Uint32Array;
    readonly trained: Uint8Array;
    readonly graded: Uint8Array;
  },
): Piece[] {
  const columns = { ...batch, tokens: Int32Array.from(batch.tokens) };
  return (Object.keys(parts) as (keyof typeof parts)[]).map((name) => {
    const bytes = bytesOf(columns[name]);
    return { at: layout.offsets.get(name)! + n * bytes.length, bytes };
  });
}
