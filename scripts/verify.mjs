/**
 * `npm run verify`: everything that must hold before a change goes in, each thing once; stops at
 * the first that does not.
 */
import { spawnSync } from 'node:child_process';
import { ROOT, npm, npmBeside, setup } from './setup.mjs';

setup();
/** @param {number} since */
const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1);
const begun = Date.now();

// None needs another's result; what each prints comes together. Each is one thread for most of its time.
const checks = ['format', 'lint', 'types', 'build'];
const results = await Promise.all(checks.map((name) => npmBeside(['run', '--silent', name])));
for (const [i, { status, printed }] of results.entries()) {
  const name = checks[i];
  console.log(`\n=== ${name}\n${printed}`);
  if (status !== 0) fail(name, status);
}
console.log(`=== ${checks.join(', ')}: ${seconds(begun)} s`);

console.log('\n=== size');
const tooLarge = npm(['run', '--silent', 'size'], { stdio: 'inherit' });
if (tooLarge !== 0) fail('size', tooLarge);

console.log(`\n=== tests (after ${seconds(begun)} s)`);
const { status } = spawnSync(process.execPath, ['scripts/test.mjs', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: ['ignore', 'inherit', 'inherit'],
  // The build above is what the end-to-end tests visit.
  env: { ...process.env, E2E_REUSE_DIST: '1' },
});
// Nothing more is printed: the last line is the totals.
process.exit(status ?? 1);

/**
 * @param {string} name
 * @param {number} status
 */
function fail(name, status) {
  console.error(`\n=== verify stopped: ${name} failed`);
  process.exit(status);
}
