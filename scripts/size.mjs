/**
 * `npm run size`: what a first visit downloads of program, its JavaScript (workers too) and
 * WebAssembly, gzipped; fails above the budget. Of what is asked for by `import()`, a visit wants one
 * alternative, the GPU's executor or the CPU's: the largest chunk counts. In the worker it also wants a task: the
 * largest of them counts.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './setup.mjs';

const BUDGET = 120_000;

const dist = path.join(ROOT, 'dist');
if (!existsSync(dist)) {
  console.error('There is no dist/ to measure: run "npm run build" first.');
  process.exit(1);
}
const texts = new Map(
  readdirSync(dist, { recursive: true })
    .map((name) => String(name).replaceAll(path.sep, '/'))
    .filter((name) => /\.(html|m?js|wasm)$/.test(name))
    .map((name) => [name, readFileSync(path.join(dist, name), 'latin1')]),
);
const first = firstLoad();
const rows = [...texts]
  .filter(([name]) => !name.endsWith('.html'))
  .map(([name, text]) => {
    const bytes = Buffer.from(text, 'latin1');
    return { name, raw: bytes.length, gzip: gzipSync(bytes).length, later: !first.has(name) };
  })
  .sort((a, b) => Number(a.later) - Number(b.later) || b.gzip - a.gzip);
const tasks = readdirSync(path.join(ROOT, 'tasks')).map(
  (name) => `assets/${path.parse(name).name}-`,
);
/** @param {string} name */
const isTask = (name) => tasks.some((task) => name.startsWith(task));
for (const wanted of [isTask, (/** @type {string} */ name) => !isTask(name)]) {
  const largest = rows.filter(({ name, later }) => later && wanted(name))[0];
  if (largest) largest.later = false;
}
const total = rows.reduce((sum, { gzip, later }) => sum + (later ? 0 : gzip), 0);

/** @param {number} bytes */
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
for (const { name, raw, gzip, later } of rows) {
  console.log(
    `${kB(raw)} ${kB(gzip)} gzip  ${name}${later ? ' (not at first, or another one instead)' : ''}`,
  );
}
console.log(`${' '.repeat(10)} ${kB(total)} gzip  at first, of ${kB(BUDGET).trim()}`);
if (total > BUDGET) {
  console.error(`The program is ${kB(total - BUDGET).trim()} over its budget.`);
  process.exitCode = 1;
}

/** What the page names, and what that names in turn, but for what only an `import()` names. */
function firstLoad() {
  const reached = new Set(['index.html']);
  for (const name of reached) {
    // Vite lists the files of an `import()` once more, to preload them.
    const text = (texts.get(name) ?? '')
      .replace(/import\(\s*[`'"][^`'"]*[`'"]/g, '')
      .replace(/__vite__mapDeps=.*?\[[^\]]*\]/, '');
    for (const other of texts.keys()) {
      if (text.includes(path.posix.basename(other))) reached.add(other);
    }
  }
  return reached;
}
