/** What axe finds wrong in every state of the page, and whether anything sticks out. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
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

/** Widths and heights of a desk, a tablet and a telephone. */
export const SIZES: readonly (readonly [number, number])[] = [
  [1440, 900],
  [1024, 768],
  [390, 844],
];

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

/** Goes through the page's states and expects nothing amiss in any. */
export async function expectAccessible(
  browser: Browser,
  colorScheme: 'light' | 'dark',
  [width, height]: readonly [number, number],
): Promise<void> {
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
  // On a desk the page itself never scrolls; its parts do.
  const below = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  if (width > 760) expect(await below()).toBeLessThanOrEqual(0);
  if (width === 390) {
    await button(page, 'Experiment and settings').click();
    expect(await wrong()).toEqual([]);
  }
  await button(page, /^The mirage/).click();
  // It is fetched when it is wanted.
  await page.getByRole('heading', { name: 'Choose an experiment' }).waitFor();
  expect(await wrong()).toEqual([]);
  await page.keyboard.press('Escape');
  await openEngine(page);
  expect(await wrong()).toEqual([]);
  const sheet = page.locator('ep-engine dialog');
  expect(await sheet.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0);
  await page.keyboard.press('Escape');
  if (width === 390) {
    // A key closes the settings as well, and the button that opened them has the focus.
    const settings = button(page, 'Experiment and settings');
    await page.locator('ep-rail input').first().focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => settings.getAttribute('aria-expanded')).toBe('false');
    expect(await settings.evaluate((it) => it.matches(':focus'))).toBe(true);
  }
  await button(page, 'Lens').click();
  await page.locator('ep-lens table').waitFor();
  await button(page, 'Wrong tokens').click();
  await button(page, 'Show some').click();
  expect(await wrong()).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  if (width > 760) expect(await below()).toBeLessThanOrEqual(0);
  expect(faults).toEqual([]);
  await close();
}
