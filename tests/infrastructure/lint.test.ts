import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import { houseRules } from '../../scripts/house-rules.mjs';

const cwd = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({
  cwd,
  overrideConfigFile: true,
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
    ...houseRules,
  ],
});

/** What the house rules say of this code in this file. */
async function lint(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(cwd, file) });
  return result.messages.map((message) => message.message);
}

test.each([
  ['src/ui/panels/a.ts', "import { x } from '../../train/trainer';"],
  ['src/ui/panels/a.ts', "import type { X } from '../../model/transformer';"],
  ['src/ui/panels/a.ts', "const x = await import('../../gpu/device');"],
  ['src/graph/a.ts', "export { x } from '../ops/linear';"],
  ['src/cpu/a.ts', "import { x } from '../graph/graph';"],
  ['src/cpu/a.ts', "import { x } from '../gpu/device';"],
  ['src/metrics/a.ts', "import { x } from '../task/examples';"],
  ['src/train/a.ts', "import { x } from '../protocol';"],
  ['src/state/a.ts', "const all = import.meta.glob('/shaders/*.wgsl');"],
  ['tasks/a.ts', "import { x } from '../src/config/parse';"],
])('%s: %s is refused', async (file, code) => {
  expect(await lint(file, code)).toEqual([expect.stringMatching(/may not import/)]);
});

test.each([
  ['src/ui/panels/a.ts', "import { x } from '../../state/settings'; import 'lit';"],
  ['src/cpu/a.ts', "import { x } from '../graph/kernel';"],
  ['src/metrics/a.ts', "import { type X } from '../task/task';"],
  ['src/train/a.ts', "import type { X } from '../protocol';"],
  ['src/worker.ts', "import { x } from './train/trainer';"],
  ['src/gpu/a.ts', "const all = import.meta.glob(['/shaders/*.wgsl']);"],
  ['tasks/a.ts', "import { x } from '../src/random/stream';"],
  ['tests/a.test.ts', "import { x } from '../src/ui/format'; const y = x as unknown as number;"],
])('%s: %s is allowed', async (file, code) => {
  expect(await lint(file, code)).toEqual([]);
});

test('a folder without a layer is named', async () => {
  expect(await lint('src/novelty/a.ts', '')).toEqual([
    expect.stringMatching(/'novelty' is no layer/),
  ]);
});

test('unseeded randomness is refused', async () => {
  expect(await lint('src/train/a.ts', 'Math.random();')).toHaveLength(1);
  expect(await lint('tasks/a.ts', 'const { random } = Math;')).toHaveLength(1);
});

test('casts through any or unknown are refused', async () => {
  expect(await lint('src/train/a.ts', 'const a = b as unknown as number;')).toHaveLength(1);
  expect(await lint('src/train/a.ts', 'const a = (b as any).c;')).toHaveLength(1);
});
