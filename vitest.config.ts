import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { findChromium, needsBrowser } from './scripts/browser.mjs';
import base from './vite.config.ts';

const chromium = needsBrowser(process.argv) ? await findChromium() : undefined;

/** Vitest would leave a core to itself, which is half of a machine that has two. */
const WORKERS = Math.max(2, availableParallelism() - 1);

export default mergeConfig(
  base,
  defineConfig({
    test: {
      onConsoleLog: (log) => !log.startsWith('Lit is in dev mode'),
      // Only what never ends may meet these: a machine that is slow, or shared, takes its time.
      testTimeout: 240_000,
      hookTimeout: 240_000,
      expect: { poll: { timeout: 60_000 } },
      projects: [
        {
          extends: true,
          test: {
            name: 'node',
            include: ['tests/**/*.test.ts'],
            exclude: ['tests/**/*.browser.test.ts', 'tests/e2e/**'],
            environment: 'node',
            setupFiles: 'tests/typed-arrays.ts',
            maxWorkers: WORKERS,
            sequence: { groupOrder: 0 },
          },
        },
        {
          extends: true,
          test: {
            name: 'browser',
            include: ['tests/**/*.browser.test.ts'],
            // As in the page: uPlot does not load in a browser whose language is no language tag.
            setupFiles: 'src/ui/language.ts',
            // One file at a time: a software adapter already takes every core.
            fileParallelism: false,
            sequence: { groupOrder: 1 },
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              connectTimeout: 240_000,
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
            maxWorkers: 2,
            sequence: { groupOrder: 2 },
          },
        },
      ],
    },
  }),
);
