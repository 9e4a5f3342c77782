/** The same in the dark theme, in a file of its own since two files run at a time. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launch } from './browser';
import { expectAccessible, SIZES } from './every-state';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test.each(SIZES)('dark, at %i × %i', (...size) => expectAccessible(browser, 'dark', size));
