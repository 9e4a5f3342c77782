/** What a step costs, as a person asks for it: on the CPU, on WebGPU with its plans, and when things go wrong. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './browser';
import { button, openEngine, openPage, shownStep, untilStep } from './page-driver';

const TINY =
  '#v=1&task=pair-lookup&task.count=2&task.symbols=4&task.answers=4&model.width=8&model.heads=2&model.mlpWidth=16&training.batchSize=16';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test('by keyboard: the run goes on beneath it, and Escape leads back', async () => {
  const { page, faults, close } = await openPage(browser, { hash: TINY });
  await untilStep(page, 2);
  await page.locator('ep-executor button.open').focus();
  await page.keyboard.press('Enter');
  await button(page, /^What a step costs/).focus();
  await page.keyboard.press('Enter');
  await page.locator('ep-engine table').waitFor();
  const sheet = page.locator('ep-engine dialog');
  expect(await sheet.locator('tbody tr:not(.phase)').count()).toBeGreaterThan(20);
  await expect.poll(() => sheet.innerText()).toMatch(/on a copy: the run is as it was/);
  await untilStep(page, (await shownStep(page)) + 20);
  await page.keyboard.press('Escape');
  expect(await sheet.isVisible()).toBe(false);
  expect(faults).toEqual([]);
  await close();
});

test('a run that diverged is measured all the same', async () => {
  const wild = `${TINY}&model.norm=none&model.initScale=10&optimizer.learningRate=1&optimizer.epsilon=1e-12&optimizer.weightDecay=100&training.steps=2000&speed=max`;
  const { page, close } = await openPage(browser, { hash: wild });
  await page.getByText(/It diverged at step/).waitFor();
  await openEngine(page);
  await close();
});

test('on WebGPU a person picks another plan, and the run says so', async () => {
  const before = `localStorage.setItem('device', 'gpu')`;
  const { page, faults, close } = await openPage(browser, { hash: TINY, before });
  await untilStep(page, 1);
  await openEngine(page);
  const sheet = page.locator('ep-engine dialog');
  await sheet.getByText('Each kernel by itself: the default').waitFor();
  await sheet.getByLabel('Plan').selectOption({ index: 2 });
  await button(page, 'Start again with it').click();
  await sheet.getByText(/^In groups, .*, as you chose\.$/).waitFor();
  await sheet
    .getByText(/kernels side by side/)
    .first()
    .waitFor();
  expect(faults).toEqual([]);
  await close();
});
