/**
 * Vite plugin: `import url from 'virtual:data/name'` gives the address of a file of real data, made here from a development
 * dependency and held to what its task needs. In the page it is a file of our own, fetched only when a run asks for it;
 * in Node, where there is no server, the address holds the text itself.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { pronunciations } from './data/pronunciations.ts';

const CACHE = fileURLToPath(new URL('../node_modules/.cache/data', import.meta.url));

/** Each data set by its name: its whole text, ASCII. */
const makers: Readonly<Record<string, () => Promise<string>>> = { pronunciations };

/** Writes the text where the dev server and the build find it as a file; the name says the content. */
function keep(name: string, text: string): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const file = path.join(CACHE, hash, `${name}.txt`);
  if (existsSync(file)) return file;
  // Written aside and renamed: several processes may build at once.
  mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, text);
  renameSync(partial, file);
  return file;
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
      const text = await makers[name]();
      const code = options?.ssr
        ? `export default ${JSON.stringify(`data:text/plain,${encodeURIComponent(text)}`)};`
        : `export { default } from ${JSON.stringify(`${keep(name, text)}?url&no-inline`)};`;
      return { code, map: null, moduleType: 'js' };
    },
  };
}
