/** Drives the page as a person would, and watches for what must never happen. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';

/** Milliseconds within which a page that hangs is given up; one on a slow machine only takes its time. */
const HANGS = 120_000;

export interface Watched {
  readonly page: Page;
  /** Uncaught errors, console errors and warnings, requests to other origins. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  readonly hash?: string;
  /** Runs in the page before its own scripts. */
  readonly before?: string;
}

export async function openPage(
  browser: Browser,
  { hash = '', before, ...options }: OpenOptions = {},
): Promise<Watched> {
  const base = inject('baseUrl');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(HANGS);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(base).origin)
      faults.push(`request: ${url.href}`);
  });
  if (before) await page.addInitScript(before);
  await page.goto(`${base}${hash}`, { waitUntil: 'commit' });
  return { page, faults, close: () => context.close() };
}

/** Steps taken, as the page shows them; −1 before there is a run. */
export async function shownStep(page: Page): Promise<number> {
  return page.evaluate(() => {
    const numbers = document.querySelector('ep-app')?.shadowRoot?.querySelector('ep-numbers');
    const text = numbers?.shadowRoot?.querySelector('dd')?.textContent;
    return text ? Number(text.replaceAll(',', '')) : -1;
  });
}

export async function untilStep(page: Page, step: number): Promise<void> {
  const until = performance.now() + HANGS;
  while ((await shownStep(page)) < step) {
    if (performance.now() > until) throw new Error(`step ${step} did not come within ${HANGS} ms`);
    await page.waitForTimeout(20);
  }
}

/** The step that a pause has left it at, once the page shows no further one. */
export async function settledStep(page: Page): Promise<number> {
  for (let before = -1; ;) {
    const now = await shownStep(page);
    if (now === before) return now;
    before = now;
    await page.waitForTimeout(400);
  }
}

/** Types a value over a setting's. */
export async function setNumber(page: Page, path: string, value: string): Promise<void> {
  const box = page.locator(`[data-path="${path}"] input.value`);
  await box.fill(value);
  await box.press('Enter');
}

export async function settingText(page: Page, path: string): Promise<string> {
  return page.locator(`[data-path="${path}"] input.value`).inputValue();
}

export function button(page: Page, name: string | RegExp) {
  return page.getByRole('button', { name });
}

/** The one that plays; the view of that name has a button too. */
export function trainButton(page: Page) {
  return page.getByRole('group', { name: 'Training' }).getByRole('button', { name: 'Train' });
}

/** Opens the sheet of what a step costs, and waits until it was measured. */
export async function openEngine(page: Page): Promise<void> {
  await page.locator('ep-executor button.open').click();
  await button(page, /^What a step costs/).click();
  await page.locator('ep-engine table').waitFor();
}
