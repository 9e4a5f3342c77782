/**
 * Vite plugin: `import url from 'virtual:data/name'` gives the address of a file of real data, made here from a development
 * dependency and held to what its task needs. In the page it is a file of our own, fetched only when a run asks for it;
 * in Node, where there is no server, the address holds the data itself.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { book } from './data/book.ts';
import { digits } from './data/digits.ts';
import { pronunciations } from './data/pronunciations.ts';

const CACHE = fileURLToPath(new URL('../node_modules/.cache/data', import.meta.url));

/** Each data set by its name: its whole text, ASCII, or its bytes. */
const makers: Readonly<Record<string, () => Promise<string | Uint8Array>>> = {
  book,
  digits,
  pronunciations,
};

/** Writes the data where the dev server and the build find it as a file; the name says the content. */
function keep(name: string, data: string | Uint8Array): string {
  const hash = createHash('sha256').update(data).digest('hex').slice(0, 12);
  const file = path.join(CACHE, hash, `${name}.${typeof data === 'string' ? 'txt' : 'bin'}`);
  if (existsSync(file)) return file;
  // Written aside and renamed: several processes may build at once.
  mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, data);
  renameSync(partial, file);
  return file;
}

/** An address that holds the data itself. */
function inline(data: string | Uint8Array): string {
  return typeof data === 'string'
    ? `data:text/plain,${encodeURIComponent(data)}`
    : `data:application/octet-stream;base64,${Buffer.from(data).toString('base64')}`;
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
      const made = await makers[name]();
      const code = options?.ssr
        ? `export default ${JSON.stringify(inline(made))};`
        : `export { default } from ${JSON.stringify(`${keep(name, made)}?url&no-inline`)};`;
      return { code, map: null, moduleType: 'js' };
    },
  };
}
