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

/** A tablet shows what a desk does, and no rule of its width has a colour. */
const DARK = SIZES.filter(([width]) => width !== 1024);

test.each(DARK)('dark, at %i × %i', (...size) => expectAccessible(browser, 'dark', size));
