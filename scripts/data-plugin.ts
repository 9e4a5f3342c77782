/**
 * Vite plugin: `import url from 'virtual:data/name'` gives the address of a file of real data, made here from a development
 * dependency and held to what its task needs. In the page it is a file of our own, fetched only when a run asks for it;
 * in Node, where there is no server, the address holds the data itself.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { book } from './data/book.ts';
import { digits } from './data/digits.ts';
import { pronunciations } from './data/pronunciations.ts';

const CACHE = fileURLToPath(new URL('../node_modules/.cache/data', import.meta.url));

/** Each data set by its name: its whole text, ASCII, or its bytes. */
const makers: Readonly<
  Record<
    string,
    { readonly ending: 'txt' | 'bin'; readonly make: () => Promise<string | Uint8Array> }
  >
> = {
  book: { ending: 'bin', make: book },
  digits: { ending: 'bin', make: digits },
  pronunciations: { ending: 'txt', make: pronunciations },
};

/** All that the data come from: the packages, in their versions, and what picks and packs. */
const SOURCES = [
  '../package-lock.json',
  '../src/task/sounds.ts',
  './data/book.ts',
  './data/digits.ts',
  './data/moby-dick.txt',
  './data/pronunciations.ts',
];

/** Names the folder, so that what was made of other sources is not taken for these. */
function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES) hash.update(readFileSync(new URL(file, import.meta.url)));
  return hash.digest('hex').slice(0, 12);
}

/** The file of a data set, made where it is not there: to make them all takes seconds, and many processes ask. */
async function fileOf(name: string): Promise<string> {
  const { ending, make } = makers[name];
  const file = path.join(CACHE, hashOfSources(), `${name}.${ending}`);
  if (existsSync(file)) return file;
  const data = await make();
  // Written aside and renamed: several processes may build at once.
  mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, data);
  renameSync(partial, file);
  return file;
}

/** An address that holds the data itself. */
function inline(file: string): string {
  return file.endsWith('.txt')
    ? `data:text/plain,${encodeURIComponent(readFileSync(file, 'utf8'))}`
    : `data:application/octet-stream;base64,${readFileSync(file, 'base64')}`;
}

export function data(): Plugin {
  const named = (id: string) => /^\0?virtual:data\/(.*)$/.exec(id)?.[1];
  return {
    name: 'data',
    enforce: 'pre',
    resolveId: (id) => ((named(id) ?? '') in makers ? `\0${id}` : null),
    async load(id, options) {
      const name = id.startsWith('\0') ? named(id) : undefined;
      if (name === undefined) return null;
      const file = await fileOf(name);
      const code = options?.ssr
        ? `export default ${JSON.stringify(inline(file))};`
        : `export { default } from ${JSON.stringify(`${file.replaceAll(path.sep, '/')}?url&no-inline`)};`;
      return { code, map: null, moduleType: 'js' };
    },
  };
}
