import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch } from './browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test('the built page loads isolated, without errors, and asks no other origin for anything', async () => {
  const page = await browser.newPage();
  const errors: string[] = [];
  const strangers: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(inject('baseUrl')).origin) {
      strangers.push(request.url());
    }
  });
  const response = await page.goto(inject('baseUrl'), { timeout: 120_000 });
  expect(response?.ok()).toBe(true);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await page.title()).not.toBe('');
  expect(errors).toEqual([]);
  expect(strangers).toEqual([]);
  await page.close();
});
