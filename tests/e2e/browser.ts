/** A Chromium for end-to-end tests, driven over playwright-core. */
import { chromium, type Browser } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/browser.mjs';

/** Launches the browser that the finder finds; the caller closes it. */
export async function launch({ args = [] }: { args?: string[] } = {}): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    env: env && { ...(process.env as Record<string, string>), ...env },
    args: [...CHROMIUM_ARGS, ...args],
  });
}
