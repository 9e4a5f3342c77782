/**
 * `npm run bench`: trains the same models with this engine and with its peers in one browser session,
 * prints a table a row of tests/bench/rows.ts, and writes all of it to tests/bench/results/ as JSON.
 *
 *     npm run bench -- [--rows tiny,nanda] [--rounds 5] [--only ours,jax-js,tfjs] [--out FILE]
 *
 * Peers are no dependencies of the project: exact versions of them are installed when first wanted,
 * under node_modules/.cache/bench.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { table } from './bench-table.mjs';
import { findChromium } from './browser.mjs';
import { npm, ROOT, setup } from './setup.mjs';

const PEERS = {
  '@jax-js/jax': '0.1.25',
  '@tensorflow/tfjs-core': '4.22.0',
  '@tensorflow/tfjs-backend-cpu': '4.22.0',
  '@tensorflow/tfjs-backend-webgpu': '4.22.0',
};
const CACHE = path.join(ROOT, 'node_modules/.cache/bench');
const INSTALL_LIMIT = 3 * 60_000;
const ROW_LIMIT = 15 * 60_000;

/** @param {string} text */
const say = (text) => void process.stderr.write(`bench: ${text}\n`);

/** @param {string} name */
const folderOf = (name) => path.join(CACHE, 'node_modules', name);

/** Whether the peers are there, installed now if need be. */
function installPeers() {
  const missing = Object.entries(PEERS).filter(([name, version]) => {
    const file = path.join(folderOf(name), 'package.json');
    return !existsSync(file) || JSON.parse(readFileSync(file, 'utf8')).version !== version;
  });
  if (missing.length === 0) return true;
  const wanted = Object.entries(PEERS).map(([name, version]) => `${name}@${version}`);
  say(`installing ${wanted.join(', ')} into node_modules/.cache/bench`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(path.join(CACHE, 'package.json'), '{ "private": true }\n');
  const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'];
  flags.push('--save-exact', '--loglevel=error', '--prefix', CACHE);
  const options = { cwd: CACHE, timeout: INSTALL_LIMIT };
  if (npm(['install', ...flags, ...wanted], options) === 0) return true;
  say('the peers could not be installed (no network?): this engine is measured alone');
  return false;
}

/** Builds the page, so that what is measured is what was there at the start; @param {string} outDir */
async function buildPage(outDir) {
  const { build } = await import('vite');
  await build({
    root: ROOT,
    configFile: path.join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    resolve: {
      alias: Object.keys(PEERS).flatMap((name) => [
        { find: new RegExp(`^${name}$`), replacement: path.join(folderOf(name), entryOf(name)) },
        { find: new RegExp(`^${name}/`), replacement: `${folderOf(name)}/` },
      ]),
    },
    build: {
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      chunkSizeWarningLimit: 1e5,
      rolldownOptions: {
        input: path.join(ROOT, 'tests/bench/index.html'),
        external: peers ? [] : Object.keys(PEERS).map((name) => new RegExp(`^${name}(/|$)`)),
      },
    },
  });
}

/** The module that a bundler takes of a package; @param {string} name */
function entryOf(name) {
  const file = path.join(folderOf(name), 'package.json');
  if (!existsSync(file)) return 'absent.js';
  const { module, main } = JSON.parse(readFileSync(file, 'utf8'));
  return module ?? main;
}

/**
 * @template T
 * @param {Promise<T>} work
 * @param {number} limit
 * @param {string} what
 * @returns {Promise<T>}
 */
function within(work, limit, what) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took over ${limit / 1000} s`)), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * Measures row by row, and saves after each.
 *
 * @param {string} url
 * @param {string[] | undefined} wanted
 * @param {number} rounds
 * @param {(report: object) => void} save
 */
async function measure(url, wanted, rounds, save) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ ...(await findChromium()), timeout: 60_000 });
  try {
    const page = await browser.newPage();
    page.on('console', (message) => say(message.text()));
    page.on('pageerror', (error) => say(`error in the page: ${error.message}`));
    await page.goto(url, { timeout: 60_000 });
    await page.waitForFunction(() => 'bench' in globalThis, undefined, { timeout: 60_000 });
    const adapter = await page.evaluate('window.bench.adapter()');
    const names = await page.evaluate('window.bench.rows');
    const report = { adapter, browser: browser.version(), rounds, rows: [] };
    console.log(`${adapter}, Chromium ${browser.version()}, ${cpus().length} CPU cores`);
    const taking = peers ? only : ['ours'];
    for (const name of wanted ?? names) {
      const call = `window.bench.measure(${JSON.stringify(name)}, ${rounds}, ${JSON.stringify(taking)})`;
      const figures = await within(page.evaluate(call), ROW_LIMIT, `row ${name}`);
      report.rows.push(...figures);
      console.log(`\n${name}\n${table(figures)}`);
      save(report);
    }
  } finally {
    await browser.close();
  }
}

setup();
const { values } = parseArgs({
  options: {
    rows: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    out: { type: 'string' },
  },
});
const only = values.only?.split(',') ?? ['ours', 'jax-js', 'tfjs'];
const peers = only.some((name) => name !== 'ours') && installPeers();

mkdirSync(CACHE, { recursive: true });
const outDir = mkdtempSync(path.join(CACHE, 'page-'));
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
say('building the page');
await buildPage(outDir);
const { preview } = await import('vite');
const server = await preview({
  root: ROOT,
  configFile: path.join(ROOT, 'vite.config.ts'),
  logLevel: 'silent',
  build: { outDir },
  preview: { host: '127.0.0.1', port: 0 },
});
try {
  const url = `${server.resolvedUrls.local[0]}tests/bench/index.html`;
  const date = new Date().toISOString();
  const name = `${date.slice(0, 19).replace(/:/g, '-')}.json`;
  const file = values.out ?? path.join(ROOT, 'tests/bench/results', name);
  mkdirSync(path.dirname(file), { recursive: true });
  await measure(url, values.rows?.split(','), Number(values.rounds), (report) =>
    writeFileSync(file, `${JSON.stringify({ date, ...report }, null, 2)}\n`),
  );
  say(`written to ${path.relative(process.cwd(), file)}`);
} finally {
  await server.close();
}
