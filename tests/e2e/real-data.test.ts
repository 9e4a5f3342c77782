import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './browser';
import { button, openPage, untilStep } from './page-driver';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const DATA = '**/*.txt';

function dataRequests(page: Page): string[] {
  const seen: string[] = [];
  page.context().on('request', (request) => {
    if (request.url().endsWith('.txt')) seen.push(request.url());
  });
  return seen;
}

async function choose(page: Page, recipe: string): Promise<void> {
  await page.locator('ep-recipe-card button').first().click();
  await button(page, new RegExp(recipe)).click();
}

test('real data comes when its task is chosen, once, and is kept', async () => {
  const { page, faults, close } = await openPage(browser);
  const requests = dataRequests(page);
  await untilStep(page, 2);
  // All other tasks and recipes are there by then, with what else comes a little later.
  await page.waitForFunction(() => customElements.get('ep-lens') && customElements.get('ep-ask'));
  await page.waitForLoadState('networkidle');
  expect(requests).toEqual([]);
  await choose(page, 'Spelling to sounds');
  await page.getByText('Held-out words, as the model answered them').waitFor();
  expect(requests).toHaveLength(1);
  // A new page with a new engine, and no data to be had.
  await page.context().route(DATA, (route) => route.abort());
  await page.reload();
  await page.getByText('Held-out words, as the model answered them').waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('data that does not come is told, the run before goes on, and it can be tried again', async () => {
  const { page, close } = await openPage(browser);
  await untilStep(page, 2);
  await page.context().route(DATA, (route) => route.abort());
  await choose(page, 'Spelling to sounds');
  await page.getByText(/data could not be loaded/).waitFor();
  await page.context().unroute(DATA);
  await button(page, 'Try again').click();
  await page.getByText('Held-out words, as the model answered them').waitFor();
  expect(await page.getByText(/data could not be loaded/).count()).toBe(0);
  await close();
});

test('a link to it whose data does not come keeps what was asked for', async () => {
  const { page, close } = await openPage(browser);
  await page.context().route(DATA, (route) => route.fulfill({ status: 503 }));
  await page.goto(`${page.url().split('#')[0]}#v=1&task=transliteration`);
  await page.reload();
  await page.getByText(/the server answered 503/).waitFor();
  await untilStep(page, 2);
  await page.context().unroute(DATA);
  await button(page, 'Restart with these').click();
  await page.getByText('Held-out words, as the model answered them').waitFor();
  await close();
});
