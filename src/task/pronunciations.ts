import url from 'virtual:data/pronunciations';
import { readData } from './real-data';
import { FIRST_SOUND } from './sounds';

/** English words with what they sound like, in alphabetical order. */
export interface Pronunciations {
  /** 84,296 words of 2 to 8 letters a–z. */
  readonly words: readonly string[];
  /** Indices into `sounds`, 1 to 8 a word. */
  readonly sounds: readonly Uint8Array[];
}

let loaded: Pronunciations | undefined;

/** Fetches the dictionary, once; rejects where that fails, and tries again when next asked. */
export async function loadPronunciations(): Promise<void> {
  loaded ??= unpack(await readData(url));
}

/** The dictionary, after it was loaded. */
export function pronunciations(): Pronunciations {
  if (!loaded) throw new Error('the dictionary is used before it was loaded');
  return loaded;
}

/** See `scripts/data/pronunciations.ts`. */
function unpack(packed: string): Pronunciations {
  const words: string[] = [];
  const sounds: Uint8Array[] = [];
  let word = '';
  for (const [, shared, letters, signs] of packed.matchAll(/(\d)([a-z]*)([:-`]+)/g)) {
    word = word.slice(0, Number(shared)) + letters;
    words.push(word);
    sounds.push(Uint8Array.from(signs, (_, i) => signs.charCodeAt(i) - FIRST_SOUND));
  }
  return { words, sounds };
}
