/**
 * `npm run size`: what a first visit downloads of program, its JavaScript (workers too) and
 * WebAssembly, gzipped; fails above the budget. Of what a file asks for by `import()`, a visit wants one
 * alternative, the GPU's executor or the CPU's, the kernels with fused multiply-adds or without: the largest
 * counts, with what it imports in turn. It also wants one task, that of the first preset (src/task/first.ts).
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './setup.mjs';

const BUDGET = 120_000;
/**
 * What the first run does without: places of the page that nobody is at when it opens, metrics that nobody has asked
 * for, kernels that only other runs want. No alternative to what a first visit wants.
 */
const PLACES = [
  'assets/lens-',
  'assets/plot-metrics-',
  'assets/more-shaders-',
  'assets/more-kernels-',
];

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
const tasks = readdirSync(path.join(ROOT, 'tasks')).map(
  (name) => `assets/${path.parse(name).name}-`,
);
const [, firstTask] = /tasks\/([\w-]+)'/.exec(
  readFileSync(path.join(ROOT, 'src/task/first.ts'), 'utf8'),
) ?? [undefined, ''];
/** @param {string} name */
const isTask = (name) => tasks.some((task) => name.startsWith(task));
/** @param {string} name */
const isPlace = (name) => PLACES.some((place) => name.startsWith(place));
/** @param {string} name */
const isOtherTask = (name) => isTask(name) && !name.startsWith(`assets/${firstTask}-`);
const sizes = new Map(
  [...texts].map(([name, text]) => [name, gzipSync(Buffer.from(text, 'latin1')).length]),
);
const first = largestLoad(['index.html'], new Set());
const rows = [...texts]
  .filter(([name]) => !name.endsWith('.html'))
  .map(([name, text]) => ({
    name,
    raw: text.length,
    gzip: sizes.get(name) ?? 0,
    later: !first.has(name),
  }))
  .sort((a, b) => Number(a.later) - Number(b.later) || b.gzip - a.gzip);
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

/**
 * Some files and all that they name, to which the largest of what they name in an `import()` is added.
 *
 * @param {string[]} entries
 * @param {ReadonlySet<string>} loaded what is there already
 * @returns {Set<string>}
 */
function largestLoad(entries, loaded) {
  const reached = new Set([...loaded, ...entries]);
  const named = new Set();
  for (const name of reached) {
    if (loaded.has(name)) continue;
    // Vite lists the files of an `import()` once more, to preload them.
    const text = (texts.get(name) ?? '').replace(/__vite__mapDeps=.*?\[[^\]]*\]/, '');
    const rest = text.replace(/import\(\s*[`'"][^`'"]*[`'"]/g, '');
    for (const other of texts.keys()) {
      const base = path.posix.basename(other);
      if (rest.includes(base)) reached.add(other);
      else if (text.includes(base)) named.add(other);
    }
  }
  const wanted = new Set(reached);
  for (const kind of [true, false]) {
    const alternatives = [...named]
      .filter(
        (name) =>
          !reached.has(name) && isTask(name) === kind && !isOtherTask(name) && !isPlace(name),
      )
      .map((name) => largestLoad([name], reached));
    const largest = alternatives.sort((a, b) => sizeOf(b) - sizeOf(a))[0];
    for (const name of largest ?? []) wanted.add(name);
  }
  return wanted;
}

/** @param {ReadonlySet<string>} names */
function sizeOf(names) {
  return [...names].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
}
