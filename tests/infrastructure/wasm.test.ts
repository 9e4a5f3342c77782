import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { compileAssemblyScript } from '../../scripts/assemblyscript-plugin';
import wasm from './add.as.ts?wasm';

test('an AssemblyScript module compiles, imports only its memory, and adds', async () => {
  const module = await WebAssembly.compile(wasm);
  expect(WebAssembly.Module.imports(module)).toEqual([
    { module: 'env', name: 'memory', kind: 'memory' },
  ]);

  const memory = new WebAssembly.Memory({ initial: 2, maximum: 65536 });
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const { add, addInto } = exports as {
    add: (a: number, b: number) => number;
    addInto: (a: number, b: number) => void;
  };
  expect(add(40, 2)).toBe(42);

  const floats = new Float32Array(memory.buffer, 65536, 8);
  floats.set([1, 2, 3, 4, 10, 20, 30, 40]);
  addInto(65536, 65536 + 16);
  expect([...floats.subarray(0, 4)]).toEqual([11, 22, 33, 44]);
});

test('a source that does not compile is named with its line', async () => {
  const folder = mkdtempSync(path.join(import.meta.dirname, '.broken-'));
  try {
    const file = path.join(folder, 'broken.as.ts');
    writeFileSync(file, 'export function f(): i32 {\n  return missing;\n}\n');
    await expect(compileAssemblyScript(file)).rejects.toThrow(/broken\.as\.ts:2:10[\s\S]*missing/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
