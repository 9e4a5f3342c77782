/**
 * Vite plugin: `import script from './thread.ts?script'` bundles the module with what it imports, and gives the
 * text of a classic script. A worker made of it starts the same way from a page, whatever its path, and in Node.
 */
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';

const QUERY = /\.ts\?script$/;

export function scripts(): Plugin {
  return {
    name: 'scripts',
    enforce: 'pre',
    async load(id) {
      if (!QUERY.test(id)) return null;
      const bundle = await rolldown({ input: id.slice(0, id.indexOf('?')) });
      try {
        const { output } = await bundle.generate({ format: 'iife', minify: true });
        for (const file of Object.keys(output[0].modules)) this.addWatchFile(file);
        return { code: `export default ${JSON.stringify(output[0].code)};`, moduleType: 'js' };
      } finally {
        await bundle.close();
      }
    },
  };
}
