/** A Chromium for end-to-end tests, driven over playwright-core. */
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../scripts/browser.mjs';

/** Launches the browser that the finder finds, with further arguments; the caller closes it. */
export async function launch(options: { args?: string[] } = {}): Promise<Browser> {
  const found = await findChromium();
  return chromium.launch({ ...found, args: [...found.args, ...(options.args ?? [])] });
}
