/**
 * `npm run size`: what a first visit downloads of program, all of the build's JavaScript and
 * WebAssembly, gzipped; fails above the budget.
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
const rows = readdirSync(dist, { recursive: true })
  .map(String)
  .filter((name) => /\.(m?js|wasm)$/.test(name))
  .map((name) => {
    const bytes = readFileSync(path.join(dist, name));
    return { name, raw: bytes.length, gzip: gzipSync(bytes).length };
  })
  .sort((a, b) => b.gzip - a.gzip);
const total = rows.reduce((sum, { gzip }) => sum + gzip, 0);

/** @param {number} bytes */
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
for (const { name, raw, gzip } of rows) console.log(`${kB(raw)} ${kB(gzip)} gzip  ${name}`);
console.log(`${' '.repeat(10)} ${kB(total)} gzip  in all, of ${kB(BUDGET).trim()}`);
if (total > BUDGET) {
  console.error(`The program is ${kB(total - BUDGET).trim()} over its budget.`);
  process.exitCode = 1;
}
