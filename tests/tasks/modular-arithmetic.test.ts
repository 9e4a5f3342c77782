import { describe, expect, it } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import { tasks } from '../../src/task/registry';
import type { ExampleSet } from '../../src/task/task';

const task = tasks.get('modular-arithmetic')!;

function sides(form: object, seed: number) {
  const { task: parameters } = parseRunConfig(
    { version: 1, task: { id: task.id, ...form } },
    tasks,
  );
  const { source, test, length } = task.build(parameters, seed);
  if (source.kind !== 'finite') throw new Error('a stream');
  const rows = ({ tokens, count }: ExampleSet) =>
    Array.from({ length: count }, (_, i) => [...tokens.subarray(i * length, (i + 1) * length)]);
  return { train: rows(source.examples), test: rows(test) };
}

const pair = ([a, b]: number[]) => `${a},${b}`;

describe('the split of modular arithmetic', () => {
  const forms = [
    { modulus: 53, trainFraction: 0.35 },
    { modulus: 7, trainFraction: 0.5, symmetricSplit: true },
    { modulus: 2, trainFraction: 0.25, symmetricSplit: true },
    { modulus: 13, operation: 'divide', trainFraction: 0.5, symmetricSplit: true },
    { modulus: 20, operation: 'subtract', trainFraction: 0.77, symmetricSplit: true, equals: true },
  ];

  it.each(forms)('has every pair once, the right number of them to train on: %o', (form) => {
    const { modulus: p, operation = 'add', trainFraction } = { operation: undefined, ...form };
    for (let seed = 0; seed < 20; seed++) {
      const { train, test } = sides(form, seed);
      const pairs = p * (operation === 'divide' ? p - 1 : p);
      expect(train.length).toBe(Math.round(trainFraction * pairs));
      expect(new Set([...train, ...test].map(pair)).size).toBe(pairs);
      expect(train.length + test.length).toBe(pairs);
    }
  });

  it('keeps (a, b) and (b, a) on one side where it is symmetric, and parts them elsewhere', () => {
    for (const form of forms) {
      const { train, test } = sides(form, 1);
      const trained = new Set(train.map(pair));
      const leaks = test.filter(([a, b]) => trained.has(pair([b, a])));
      if (form.symmetricSplit) expect(leaks).toEqual([]);
      else expect(leaks.length).toBeGreaterThan(0);
    }
  });
});

describe('answers of modular arithmetic', () => {
  const p = 7;
  const right: Record<string, (a: number, b: number, c: number) => boolean> = {
    add: (a, b, c) => (a + b) % p === c,
    subtract: (a, b, c) => (b + c) % p === a,
    multiply: (a, b, c) => (a * b) % p === c,
    divide: (a, b, c) => b !== 0 && (b * c) % p === a,
    'sum-of-squares': (a, b, c) => (a * a + b * b) % p === c,
    cubic: (a, b, c) => (a ** 3 + a * b) % p === c,
  };
  it.each(Object.keys(right))('%s', (operation) => {
    for (const equals of [false, true]) {
      const { train, test } = sides({ modulus: p, operation, equals, trainFraction: 0.5 }, 2);
      for (const row of [...train, ...test]) {
        if (equals) expect(row[2]).toBe(p);
        expect(right[operation](row[0], row[1], row.at(-1))).toBe(true);
      }
    }
  });
});
