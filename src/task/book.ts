import url from 'virtual:data/book';
import { readPacked } from './real-data';

/** Moby-Dick, chapters 1 to 53: what a task must know of it before it has come; a test holds it to the text. */
export const bookFacts = {
  length: 505_414,
  alphabet: [
    ...'\n !"$\'()*,-.0123456789:;?ABCDEFGHIJKLMNOPQRSTUVWXYZ[]abcdefghijklmnopqrstuvwxyz—',
  ],
};

let loaded: string | undefined;

/** Fetches the book, once; rejects where that fails, and tries again when next asked. */
export async function loadBook(): Promise<void> {
  loaded ??= await readPacked(url);
}

/** The book, after it was loaded. */
export function book(): string {
  if (loaded === undefined) throw new Error('the book is used before it was loaded');
  return loaded;
}
