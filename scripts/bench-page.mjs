/**
 * The mode of `npm run bench` that plays: opens the playground itself, as a visitor gets it, without WebGPU, and
 * watches what is on the screen.
 */
/* global document, performance, requestAnimationFrame -- in functions that run in the page */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CACHE } from './bench-peers.mjs';
import { beginReport, saveReport } from './bench-report.mjs';
import { sections } from './bench-sections.mjs';
import { findChromium } from './browser.mjs';
import { ROOT } from './setup.mjs';

/** Recipe G1 is the task's default. */
const G1 = 'v=1&task=modular-arithmetic&speed=max';
/** `tiny`, for as many steps as a run may have: it goes on while it is watched. */
const TINY =
  'v=1&task=modular-arithmetic&task.modulus=97&task.equals=true&model.width=32&model.mlpWidth=128&model.bias=none' +
  '&optimizer.learningRate=0.001&optimizer.weightDecay=1&optimizer.warmupSteps=0&training.batchSize=64' +
  '&training.steps=100000&training.evalEvery=1000&speed=max';
const SEEDS = [0, 1, 2, 3, 4];
const LIMIT = 60_000;
/** Milliseconds over which steps are counted, after a while of running in. */
const WATCHED = 5_000;
const RUNNING_IN = 2_000;

/** @typedef {import('playwright-core').Page} Page */

/** Steps taken, as the page shows them; runs in the page. */
function shownStep() {
  const app = document.querySelector('ep-app')?.shadowRoot;
  const text = app?.querySelector('ep-numbers')?.shadowRoot?.querySelector('dd')?.textContent;
  return Number(text?.replaceAll(',', '') ?? 0);
}

/** @param {string[]} args */
export async function benchPage(args) {
  const { build, preview } = await import('vite');
  const { chromium } = await import('playwright-core');
  const configFile = path.join(ROOT, 'vite.config.ts');
  mkdirSync(CACHE, { recursive: true });
  const outDir = mkdtempSync(path.join(CACHE, 'playground-'));
  process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
  await build({ root: ROOT, configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    root: ROOT,
    configFile,
    logLevel: 'silent',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const url = server.resolvedUrls?.local[0] ?? '';
  const found = await findChromium();
  const browser = await chromium.launch({
    ...found,
    args: [...found.args, '--disable-features=WebGPU,WebGPUService'],
  });
  /** @param {string} link */
  const open = async (link) => {
    const page = await browser.newPage();
    await page.addInitScript(`globalThis.shownStep = ${shownStep}`);
    await page.goto(`${url}#${link}`, { waitUntil: 'commit' });
    return page;
  };
  try {
    const report = { ...beginReport(), browser: browser.version(), groks: [], replicas: [] };
    for (const seed of SEEDS) {
      const page = await open(`${G1}&training.seed=${seed}`);
      const grokked = await groks(page);
      report.groks.push({ seed, ...grokked });
      console.log(`G1, seed ${seed}: ${JSON.stringify(grokked)}`);
      await page.close();
    }
    // In turns, so that what else the machine does touches both.
    for (const replicas of [1, 8, 1, 8, 1, 8]) {
      const page = await open(`${TINY}&training.replicas=${replicas}`);
      const stepMs = await pace(page);
      report.replicas.push({ replicas, stepMs });
      console.log(`tiny ×${replicas}: ${stepMs.toFixed(3)} ms a step`);
      await page.close();
    }
    console.log(sections.page(report));
    console.error(
      `bench: written to ${saveReport(ROOT, 'page', report, args.includes('--publish'))}`,
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * Milliseconds from the first step on the screen (the page plays by itself) until held-out exact match stands there as
 * 99 % or more, and the longest time between two frames meanwhile.
 *
 * @param {Page} page
 * @returns {Promise<{ ms: number, step: number, longestFrameMs: number }>}
 */
async function groks(page) {
  return page.evaluate(
    (limit) =>
      new Promise((resolve, reject) => {
        const begun = performance.now();
        let since = 0;
        let last = 0;
        let longestFrameMs = 0;
        const look = () => {
          const now = performance.now();
          const app = document.querySelector('ep-app')?.shadowRoot;
          const step = globalThis.shownStep();
          if (step > 0) {
            since ||= now;
            if (last > 0) longestFrameMs = Math.max(longestFrameMs, now - last);
            last = now;
          }
          const cells = app
            ?.querySelector('ep-plots')
            ?.shadowRoot?.querySelectorAll('table.unseen td');
          const exact = parseFloat(cells?.[cells.length - 1]?.textContent ?? '0');
          if (exact >= 99) resolve({ ms: now - since, step, longestFrameMs });
          else if (now - begun > limit)
            reject(new Error(`${exact} % at step ${step}, after ${limit} ms`));
          else requestAnimationFrame(look);
        };
        look();
      }),
    LIMIT,
  );
}

/**
 * Milliseconds a step, by the steps on the screen.
 *
 * @param {Page} page
 */
async function pace(page) {
  /** @returns {Promise<{ step: number, now: number }>} */
  const shown = () =>
    page.evaluate(() => ({ step: globalThis.shownStep(), now: performance.now() }));
  while ((await shown()).step === 0) await page.waitForTimeout(50);
  await page.waitForTimeout(RUNNING_IN);
  const before = await shown();
  await page.waitForTimeout(WATCHED);
  const after = await shown();
  return (after.now - before.now) / (after.step - before.step);
}
