import { bytesOf, layOut, type Layout } from './safetensors';

/** N batches of B examples of T tokens. */
export interface BatchesShape {
  readonly batches: number;
  readonly examples: number;
  readonly length: number;
}

/** A piece of a file: bytes and where they go. */
export interface Piece {
  readonly at: number;
  readonly bytes: Uint8Array;
}

const parts = { tokens: 'I32', trained: 'U8', graded: 'U8' } as const;

/** Plans a file of batches: `tokens` (N,B,T) int32, `trained` and `graded` (N,B,T) uint8. */
export function batchesLayout({ batches, examples, length }: BatchesShape): Layout {
  const shape = [batches, examples, length];
  return layOut(Object.entries(parts).map(([name, type]) => ({ name, type, shape })));
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
