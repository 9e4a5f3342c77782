/** Everybody can use it: axe finds nothing at three widths; nothing is cut off. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './browser';
import { expectAccessible, SIZES } from './every-state';
import { button, openPage, untilStep } from './page-driver';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test.each(SIZES)('light, at %i × %i', (...size) => expectAccessible(browser, 'light', size));

test('one screen at 1440 × 900 holds recipe and buttons without scrolling', async () => {
  const { page, close } = await openPage(browser);
  await untilStep(page, 2);
  const hidden = await page.evaluate(() => {
    const root = document.querySelector('ep-app')?.shadowRoot;
    const rail = root?.querySelector('.rail');
    const figure = root?.querySelector('.figure');
    return {
      page: document.documentElement.scrollHeight - innerHeight,
      rail: rail ? rail.scrollHeight - rail.clientHeight : NaN,
      figure: figure ? figure.scrollHeight - figure.clientHeight : NaN,
    };
  });
  expect(hidden).toEqual({ page: 0, rail: 0, figure: 0 });
  await close();
});

test('a chosen theme holds against the system’s, and through a reload without a flash', async () => {
  const { page, close } = await openPage(browser, { colorScheme: 'light' });
  await untilStep(page, 1);
  await button(page, /^Theme: auto/).click();
  await button(page, /^Theme: light/).click();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await page.reload({ waitUntil: 'commit' });
  await page.waitForSelector('body', { state: 'attached' });
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await close();
});
