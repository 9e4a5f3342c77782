/**
 * `npm test`: installs what is missing, finds a browser, runs every test, and ends with one line
 * `N passed, N failed`. Arguments go to Vitest: `npm test -- tests/ops --project node`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium, needsBrowser } from './browser.mjs';
import { ROOT, setup } from './setup.mjs';

setup();
const args = process.argv.slice(2);
if (needsBrowser(args)) {
  try {
    await findChromium(); // Vitest inherits the answer
  } catch (error) {
    console.error(`browser: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'tests-'));
const report = path.join(folder, 'report.json');
const { status } = spawnSync(
  process.execPath,
  [
    path.join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
const { passed, failed } = totals();
rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = status ?? 1;

function totals() {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  // A file that does not load, or an error outside any test, fails the run but no test.
  return { passed: numPassedTests, failed: status === 0 ? 0 : Math.max(1, numFailedTests) };
}
