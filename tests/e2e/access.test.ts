/** Everybody can use it: axe finds nothing, in either theme, at three widths; nothing is cut off. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from './browser';
import { button, openEngine, openPage, trainButton, untilStep } from './page-driver';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The themes differ in their colours alone, so that the second is asked only for what these see. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const runOnly = { light: TAGS, dark: COLOURS };

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

async function violations(page: Page, rules: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (only) => {
    const options = { runOnly: only, resultTypes: ['violations' as const] };
    const { violations: found } = await window.axe.run(document, options);
    return found.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.flat().join(' ')}`),
    );
  }, rules);
}

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test.each([
    [1440, 900],
    [1024, 768],
    [390, 844],
  ])('at %i × %i', async (width, height) => {
    const { page, faults, close } = await openPage(browser, {
      viewport: { width, height },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const wrong = () => violations(page, runOnly[colorScheme]);
    await untilStep(page, 20);
    expect(await wrong()).toEqual([]);
    // What comes is the same in a run that holds still, and sooner there.
    await button(page, 'Pause').click();
    await trainButton(page).waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    if (width === 390) {
      await button(page, 'Experiment and settings').click();
      expect(await wrong()).toEqual([]);
    }
    await button(page, /^The mirage/).click();
    expect(await wrong()).toEqual([]);
    await page.keyboard.press('Escape');
    await openEngine(page);
    expect(await wrong()).toEqual([]);
    const sheet = page.locator('ep-engine dialog');
    expect(await sheet.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    if (width === 390) await button(page, 'Experiment and settings').click();
    await button(page, 'Lens').click();
    await page.locator('ep-lens table').waitFor();
    await button(page, 'Wrong tokens').click();
    await button(page, 'Show some').click();
    expect(await wrong()).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await close();
  });
});

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
