import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { findChromium, needsBrowser } from './scripts/browser.mjs';
import base from './vite.config.ts';

const chromium = needsBrowser(process.argv) ? await findChromium() : undefined;

export default mergeConfig(
  base,
  defineConfig({
    test: {
      onConsoleLog: (log) => !log.startsWith('Lit is in dev mode'),
      projects: [
        {
          extends: true,
          test: {
            name: 'node',
            include: ['tests/**/*.test.ts'],
            exclude: ['tests/**/*.browser.test.ts', 'tests/e2e/**'],
            environment: 'node',
            testTimeout: 60_000,
            sequence: { groupOrder: 0 },
          },
        },
        {
          extends: true,
          test: {
            name: 'browser',
            include: ['tests/**/*.browser.test.ts'],
            testTimeout: 60_000,
            // One file at a time: a software adapter already takes every core.
            fileParallelism: false,
            sequence: { groupOrder: 1 },
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({ launchOptions: chromium }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
        {
          extends: true,
          test: {
            name: 'e2e',
            include: ['tests/e2e/**/*.test.ts'],
            environment: 'node',
            globalSetup: 'tests/e2e/global-setup.ts',
            testTimeout: 120_000,
            hookTimeout: 120_000,
            fileParallelism: false,
            sequence: { groupOrder: 2 },
          },
        },
      ],
    },
  }),
);
