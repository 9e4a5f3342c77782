/** How slow the machine is while a test measures, so that a limit in milliseconds is one of the page and not of the machine. */
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { fixedWork } from '../fixed-work';

/** Milliseconds that `work` takes, from the start of its page, on the quiet machine for which the limits were chosen. */
const REFERENCE = 350;

/** In a page and in a worker at once, as the playground does. */
const WORK = `const work = ${fixedWork.toString()}`;

/** Milliseconds from the start of an empty page of the same server to the end of some fixed work in it and in a worker. */
export async function workTime(browser: Browser): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await context.route('**/empty', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await page.goto(`${inject('baseUrl')}empty`, { waitUntil: 'commit' });
  const took = await page.evaluate(async (work) => {
    const script = `${work}; onmessage = () => postMessage(work());`;
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    const beside = new Promise((resolve) => (worker.onmessage = resolve));
    worker.postMessage(null);
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    new Function(`${work}; return work();`)();
    await beside;
    return performance.now();
  }, WORK);
  await context.close();
  return took;
}

/** How many times as long as there it takes, on average: at least 1, so that a fast machine excuses nothing. */
export function slowness(...workTimes: number[]): number {
  const mean = workTimes.reduce((sum, each) => sum + each, 0) / workTimes.length;
  return Math.max(1, mean / REFERENCE);
}
