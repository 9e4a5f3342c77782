import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, test } from 'vitest';
import { digits, HELD_OUT, loadDigits, splitDigits } from '../../src/task/digits';
import { tasks } from '../../src/task/registry';
import type { ExampleSet } from '../../src/task/task';
import { trainingExamples } from './forms';

beforeAll(loadDigits);

test('the packed pictures are those of the package, each pixel the mean of 16, to half a level', () => {
  const { pixels, shows } = digits();
  const { resolve } = createRequire(import.meta.url);
  let picture = 0;
  for (let digit = 0; digit < 10; digit++) {
    const text = readFileSync(resolve(`mnist/src/digits/${digit}.json`), 'utf8');
    const { data } = JSON.parse(text) as { data: number[] };
    for (let from = 0; from + 784 <= data.length; from += 784, picture++) {
      expect(shows[picture]).toBe(digit);
      const means = new Float64Array(49);
      for (let y = 0; y < 28; y++) {
        for (let x = 0; x < 28; x++) {
          means[7 * (y >> 2) + (x >> 2)] += data[from + 28 * y + x] / 16;
        }
      }
      const apart = means.map((mean, i) => Math.abs(mean - pixels[49 * picture + i] / 255));
      expect(Math.max(...apart)).toBeLessThanOrEqual(0.5 / 15 + 1e-9);
    }
  }
  expect(picture).toBe(10_000);
});

test.each([
  ['digits', 2],
  ['digit-autoencoder', 1],
] as const)('no picture that %s trains on is held out', (id, seed) => {
  const task = tasks.get(id)!;
  const parameters = { id, count: 5, tolerance: 0.01 };
  const { vocabulary } = task.shape(parameters);
  const instance = task.build(parameters, seed);
  const pictures = ({ tokens }: ExampleSet) =>
    new Set([...tokens].filter((token) => token >= vocabulary));
  const heldOut = pictures(instance.test);
  const trained = pictures(trainingExamples(instance, 20_000));
  expect(trained.size).toBeGreaterThan(7000);
  expect([...trained].filter((picture) => heldOut.has(picture))).toEqual([]);
});

test('a seed holds out a fifth of the pictures; held-out rows show each of those two or three times', () => {
  const { heldOut, train } = splitDigits(4);
  expect(new Set([...heldOut, ...train]).size).toBe(10_000);
  expect(heldOut).toHaveLength(HELD_OUT);
  const { test: rows } = tasks.get('digits')!.build({ id: 'digits', count: 5 }, 4);
  const times = new Map<number, number>();
  for (const token of rows.tokens) times.set(token, (times.get(token) ?? 0) + 1);
  const counts = [...times].filter(([token]) => token >= 10).map(([, n]) => n);
  expect(counts).toHaveLength(HELD_OUT);
  expect(new Set(counts)).toEqual(new Set([2, 3]));
});

test('every answer is the digit of the picture before it', () => {
  const { test: rows, pictures } = tasks.get('digits')!.build({ id: 'digits', count: 5 }, 0);
  for (let i = 0; i < rows.tokens.length; i += 2) {
    expect(pictures!.shows[rows.tokens[i] - 10]).toBe(rows.tokens[i + 1]);
    expect([rows.trained[i], rows.graded[i], rows.trained[i + 1]]).toEqual([1, 1, 0]);
  }
});
