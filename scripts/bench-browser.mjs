/** The browser mode of `npm run bench`: builds a page of this engine and its peers, and measures row by row there. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CACHE, installPeers, peerResolution } from './bench-peers.mjs';
import { beginReport, saveReport } from './bench-report.mjs';
import { rowTable } from './bench-sections.mjs';
import { findChromium } from './browser.mjs';
import { ROOT } from './setup.mjs';

const ROW_LIMIT = 25 * 60_000;
const CONFIG = { root: ROOT, configFile: path.join(ROOT, 'vite.config.ts') };

/** @param {string} text */
const say = (text) => void process.stderr.write(`bench: ${text}\n`);

/** @param {string[]} args */
export async function benchBrowser(args) {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', default: 'ours,jax-js,tfjs' },
      publish: { type: 'boolean', default: false },
    },
  });
  const only = values.only.split(',');
  const peers = only.some((name) => name !== 'ours') && installPeers(say);
  mkdirSync(CACHE, { recursive: true });
  const outDir = mkdtempSync(path.join(CACHE, 'page-'));
  process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
  say('building the page');
  await buildPage(outDir, peers);
  const { preview } = await import('vite');
  const server = await preview({
    ...CONFIG,
    logLevel: 'silent',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  try {
    const url = `${server.resolvedUrls.local[0]}tests/bench/index.html`;
    const options = { rounds: Number(values.rounds), only: peers ? only : ['ours'] };
    await measure(url, values.rows?.split(','), options, values.publish);
  } finally {
    await server.close();
  }
}

/**
 * Builds the page, so that what is measured is what was there at the start.
 *
 * @param {string} outDir
 * @param {boolean} peers
 */
async function buildPage(outDir, peers) {
  const { build } = await import('vite');
  const { alias, external } = peerResolution(peers);
  await build({
    ...CONFIG,
    logLevel: 'error',
    resolve: { alias },
    build: {
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      chunkSizeWarningLimit: 1e5,
      rolldownOptions: { input: path.join(ROOT, 'tests/bench/index.html'), external },
    },
  });
}

/**
 * Measures row by row, each in a page of its own, and saves after each.
 *
 * @param {string} url
 * @param {string[] | undefined} wanted
 * @param {{ rounds: number, only: string[] }} options
 * @param {boolean} publish
 */
async function measure(url, wanted, { rounds, only }, publish) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ ...(await findChromium()), timeout: 60_000 });
  const begun = beginReport();
  /** @param {(page: import('playwright-core').Page) => Promise<any>} task */
  const inPage = async (task) => {
    const page = await browser.newPage();
    try {
      page.on('console', (message) => say(message.text()));
      page.on('pageerror', (error) => say(`error in the page: ${error.message}`));
      await page.goto(url, { timeout: 60_000 });
      await page.waitForFunction(() => 'bench' in globalThis, undefined, { timeout: 60_000 });
      return await task(page);
    } finally {
      await page.close();
    }
  };
  try {
    const [adapter, names] = await inPage((page) =>
      page.evaluate('Promise.all([window.bench.adapter(), window.bench.rows])'),
    );
    const report = { ...begun, adapter, browser: browser.version(), rounds, rows: [] };
    console.log(`${adapter}, Chromium ${browser.version()}, ${begun.machine.cores} CPU cores`);
    for (const name of wanted ?? names) {
      const call = `window.bench.measure(${JSON.stringify(name)}, ${rounds}, ${JSON.stringify(only)})`;
      const figures = await inPage((page) => within(page.evaluate(call), ROW_LIMIT, `row ${name}`));
      report.rows.push(...figures);
      console.log(`\n${name}\n${rowTable(figures)}`);
      saveReport(ROOT, 'browser', report, false);
    }
    say(`written to ${saveReport(ROOT, 'browser', report, publish)}`);
  } finally {
    await browser.close();
  }
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
