/** The task that README.md writes out in full, alone in a copy of the project: no other file knows of it. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const [example] = [...readme.matchAll(/^```ts\n([^]*?)^```/gm)]
  .map(([, code]) => code)
  .filter((code) => code.includes('export default task;'));

let copy = '';
beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'one-file-'));
  for (const name of readdirSync(ROOT)) {
    if (name.startsWith('.') || name === 'node_modules' || name === 'dist') continue;
    cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  }
  // A junction, since Windows lets only some make other links.
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  writeFileSync(path.join(copy, 'tasks/echo.ts'), example);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Runs Node in the copy; returns what it said, and fails with that where it fails. */
function node(...args: string[]): string {
  // This test's own runner must not be taken for that of the copy.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITE|VITEST|NODE_OPTIONS)/.test(name)),
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

test('it is all of a task: its types are right', () => {
  const only = { extends: './tsconfig.json', include: ['tasks/echo.ts', 'src/vite-env.d.ts'] };
  writeFileSync(path.join(copy, 'tsconfig.echo.json'), JSON.stringify(only));
  node('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.echo.json');
});

test('the generic tests find it, and it passes them; the picker draws it and starts it', () => {
  const said = node(
    ...['node_modules/vitest/vitest.mjs', 'run', '--project', 'node', '--reporter', 'json'],
    ...['tests/tasks/contract.test.ts', 'tests/tasks/chance.test.ts'],
    ...['tests/ui/gallery.test.ts', '-t', 'echo'],
  );
  const { numPassedTests, numFailedTests } = JSON.parse(said.slice(said.indexOf('{'))) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  expect(numFailedTests).toBe(0);
  // Six of the contract, its chance, its defaults, two pictures, and what a person may type.
  expect(numPassedTests).toBe(11);
});

test('a model learns it', () => {
  const config = { version: 1, task: { id: 'echo' }, training: { steps: 300 } };
  writeFileSync(path.join(copy, 'echo.json'), JSON.stringify(config));
  node(
    ...['scripts/run.mjs', 'src/cli/train.ts', '--device', 'cpu'],
    ...['--config', 'echo.json', '--out', 'results'],
  );
  const rows = readFileSync(path.join(copy, 'results/metrics.csv'), 'utf8').trim().split('\n');
  const columns = rows[0].split(',');
  const exact = (row: string) => Number(row.split(',')[columns.indexOf('exactMatch')]);
  const tested = rows.filter((row) => row.split(',')[2] === 'test');
  expect(exact(tested[0])).toBeLessThan(0.5);
  expect(exact(tested.at(-1))).toBe(1);
});
