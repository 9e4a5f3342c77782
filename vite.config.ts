import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { assemblyScript } from './scripts/assemblyscript-plugin.ts';
import { data } from './scripts/data-plugin.ts';
import { firstLoad, workerFirstLoad } from './scripts/first-load.ts';
import { bareTemplates, plainImports, twiceMinified, wordless } from './scripts/lean-plugin.ts';
import { scripts } from './scripts/script-plugin.ts';
import { shaders } from './scripts/shader-plugin.ts';

const { version } = JSON.parse(
  readFileSync(new URL('./package.json', import.meta.url), 'utf8'),
) as { version: string };

/** What makes a page cross-origin isolated, which shared memory and fine timers need. */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  // Relative, so that the built page works under any path.
  base: './',
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [
    assemblyScript(),
    scripts(),
    shaders(),
    data(),
    bareTemplates(),
    plainImports(),
    twiceMinified(),
    firstLoad(),
  ],
  worker: {
    format: 'es',
    plugins: () => [assemblyScript(), scripts(), shaders(), data(), wordless(), twiceMinified()],
    rolldownOptions: workerFirstLoad,
  },
  // Every browser that runs this can load a module's own imports ahead.
  build: { target: 'es2022', sourcemap: false, modulePreload: false },
  // The benchmark's page has peers that are not installed with the rest.
  optimizeDeps: { entries: ['index.html'] },
  server: { headers: ISOLATION },
  preview: { headers: ISOLATION },
});
