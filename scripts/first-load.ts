/**
 * Vite plugin: all that the page imports at once goes into one file beside its entry, whatever of it is shared with
 * what comes later: packed together it is some kilobytes smaller than in a file for each such share. The entry awaits
 * some of what comes later, which must not import it in turn, so that it stays by itself; the page asks for both at once.
 */
import { fileURLToPath } from 'node:url';
import { normalizePath, type Plugin } from 'vite';

const ENTRY = normalizePath(fileURLToPath(new URL('../src/ui/main.ts', import.meta.url)));
const NAME = 'page';

interface Bundle {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

export function firstLoad(): Plugin {
  let wanted: Set<string> | undefined;
  const name = (id: string, bundle: Bundle): string | null => {
    wanted ??= reached(bundle);
    return id !== ENTRY && wanted.has(id) ? NAME : null;
  };
  return {
    name: 'first-load',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: { output: { codeSplitting: { groups: [{ name, debugName: NAME }] } } },
      },
    }),
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

/** The entry, and all that it imports at once, directly or not. A set grows while it is walked. */
function reached(bundle: Bundle): Set<string> {
  const found = new Set([ENTRY]);
  for (const id of found) {
    for (const imported of bundle.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  }
  return found;
}
