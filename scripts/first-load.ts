/**
 * Vite plugin, and an option for workers: all that the page, or its worker, imports at once goes into one file beside its entry, whatever of it is shared with
 * what comes later: packed together it is some kilobytes smaller than in a file for each such share. The entry awaits
 * some of what comes later, which must not import it in turn, so that it stays by itself; the page asks for both at once.
 */
import { fileURLToPath } from 'node:url';
import { normalizePath, type Plugin } from 'vite';

const PAGE = '../src/ui/main.ts';
const WORKER = '../src/worker.ts';
/** Either executor asks for them. */
const ACTIVATIONS = '../src/activations/all.ts';
const NAME = 'page';

interface Bundle {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

export function firstLoad(): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    config: () => ({ build: { rolldownOptions: together(PAGE, NAME) } }),
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) =>
        Object.values(bundle)
          .filter((file) => file.type === 'chunk' && file.name === NAME)
          .map(({ fileName }) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
            injectTo: 'head',
          })),
    },
  };
}

/** The same for the worker that trains; another worker's bundle does not know it, and is left as it is. */
export const workerFirstLoad = together(WORKER, 'engine', [ACTIVATIONS]);

/** Options by which all that an entry imports at once, and some more, goes into one file of a name. */
function together(entry: string, file: string, more: readonly string[] = []) {
  const [start, ...others] = [entry, ...more].map((name) =>
    normalizePath(fileURLToPath(new URL(name, import.meta.url))),
  );
  let wanted: Set<string> | undefined;
  const name = (id: string, bundle: Bundle): string | null => {
    if (!bundle.getModuleInfo(start)) return null;
    wanted ??= reached([start, ...others], bundle);
    return id !== start && wanted.has(id) ? file : null;
  };
  return { output: { codeSplitting: { groups: [{ name, debugName: file }] } } };
}

/** Some modules, and all that they import at once, directly or not. A set grows while it is walked. */
function reached(entries: readonly string[], bundle: Bundle): Set<string> {
  const found = new Set(entries);
  for (const id of found) {
    for (const imported of bundle.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  }
  return found;
}
