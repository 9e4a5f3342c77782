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

test('in colours that the system sets, buttons and sliders keep their shape', async () => {
  const { page, faults, close } = await openPage(browser, { forcedColors: 'active' });
  await untilStep(page, 2);
  const colour = (of: string, name: 'background-color' | 'color') =>
    page
      .locator(of)
      .first()
      .evaluate((it, key) => getComputedStyle(it).getPropertyValue(key), name);
  const paper = await colour('ep-app', 'background-color');
  expect(await colour('ep-transport button.play', 'background-color')).not.toBe(paper);
  expect(await colour('ep-plots button[aria-pressed=true]', 'background-color')).not.toBe(paper);
  expect(await colour('ep-plots i.train', 'color')).not.toBe(
    await colour('ep-plots i.heldOut', 'color'),
  );
  // Its track and its fill are backgrounds, which the browser would take away.
  const slider = page.locator('ep-transport input[type=range]');
  expect(await slider.evaluate((it) => getComputedStyle(it).forcedColorAdjust)).toBe('none');
  expect(faults).toEqual([]);
  await close();
});

test('what is said to those who listen ends with how it ended', async () => {
  const hash =
    '#v=1&task=pair-lookup&task.count=2&task.symbols=4&task.answers=4&model.width=8&model.heads=2&model.mlpWidth=16&training.batchSize=16&training.steps=60&speed=max';
  const { page, close } = await openPage(browser, { hash });
  const spoken = page.locator('ep-headline .spoken');
  await expect.poll(() => spoken.textContent()).toContain('Finished: after 60 steps');
  await close();
});

test('at 1024 × 768 the plots keep their place, however long the headline', async () => {
  const hash = '#v=1&task=modular-arithmetic&speed=max';
  const { page, close } = await openPage(browser, { viewport: { width: 1024, height: 768 }, hash });
  const top = () => page.locator('ep-plots').evaluate((it) => it.getBoundingClientRect().top);
  const lines = () => page.locator('h1').evaluate((it) => it.getBoundingClientRect().height > 40);
  await untilStep(page, 1);
  const [first, short] = [await top(), await lines()];
  expect(short).toBe(false);
  await expect.poll(lines).toBe(true);
  expect(await top()).toBe(first);
  await close();
});
