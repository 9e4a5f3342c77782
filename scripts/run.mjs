/**
 * `node scripts/run.mjs src/cli/train.ts ...arguments`: bundles a TypeScript entry with the page's
 * own build settings (shaders, AssemblyScript, globs) and runs it in this process, so that exit
 * codes, stdin and stdout are the entry's. Nothing else is written on stdout.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, setup } from './setup.mjs';

const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  console.error('Usage: node scripts/run.mjs ENTRY.ts [arguments]');
  process.exit(2);
}
setup();

const { build } = await import('vite');
const cache = path.join(ROOT, 'node_modules/.cache/cli');
mkdirSync(cache, { recursive: true });
sweep();
// A folder of its own: several may run at once.
const outDir = mkdtempSync(path.join(cache, 'run-'));
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));

try {
  await build({
    root: ROOT,
    configFile: path.join(ROOT, 'vite.config.ts'),
    logLevel: 'silent',
    ssr: { noExternal: true, external: ['webgpu'] },
    build: {
      ssr: path.resolve(entry),
      outDir,
      target: 'node20',
      minify: false,
      copyPublicDir: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'entry.mjs' } },
    },
  });
} catch (error) {
  console.error(`${entry} does not build. ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
process.argv = [process.execPath, path.resolve(entry), ...args];
await import(pathToFileURL(path.join(outDir, 'entry.mjs')).href);

/** Removes what runs that were killed have left. */
function sweep() {
  const dayAgo = Date.now() - 24 * 60 * 60 * 1000;
  for (const name of readdirSync(cache)) {
    const folder = path.join(cache, name);
    const age = statSync(folder, { throwIfNoEntry: false });
    if (age && age.mtimeMs < dayAgo) rmSync(folder, { recursive: true, force: true });
  }
}
