import { describe, expect, it } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import { emptyExamples } from '../../src/task/examples';
import { tasks } from '../../src/task/registry';
import type { ExampleSet } from '../../src/task/task';

function build(form: { id: string } & Record<string, unknown>, seed = 5) {
  const { task: parameters } = parseRunConfig({ version: 1, task: form }, tasks);
  const instance = tasks.get(form.id)!.build(parameters, seed);
  const { source, length } = instance;
  if (source.kind !== 'stream') throw new Error('a finite task');
  const rows = ({ tokens, count }: ExampleSet) =>
    Array.from({ length: count }, (_, i) => [...tokens.subarray(i * length, (i + 1) * length)]);
  return {
    test: rows(instance.test),
    drawn: (count: number) => {
      const set = emptyExamples(count, length);
      for (let i = 0; i < count; i++) source.draw(i, set, i);
      return rows(set);
    },
  };
}

describe('addition', () => {
  const numbers = (layout: string, k: number, row: number[]) => {
    const value = (digits: number[]) => digits.reduce((n, digit) => 10 * n + digit, 0);
    if (layout === 'interleaved') {
      const column = (at: number) => value(row.filter((_, i) => i % 3 === at).reverse());
      return { a: column(0), b: column(1), sum: column(2) };
    }
    const answer = row.slice(2 * k + 2);
    if (layout === 'reversed') answer.reverse();
    expect([row[k], row[2 * k + 1]]).toEqual([10, 11]);
    return { a: value(row.slice(0, k)), b: value(row.slice(k + 1, 2 * k + 1)), sum: value(answer) };
  };

  it.each(['plain', 'reversed', 'interleaved'])('adds up, %s', (layout) => {
    for (const k of [1, 3, 8]) {
      const { test, drawn } = build({ id: 'addition', digits: k, layout });
      for (const row of [...test, ...drawn(200)]) {
        const { a, b, sum } = numbers(layout, k, row);
        expect(sum).toBe(layout === 'interleaved' ? (a + b) % 10 ** k : a + b);
      }
    }
  });

  it('holds out distinct pairs, a fifth of them at most, that training never meets', () => {
    for (const digits of [1, 2]) {
      for (let seed = 0; seed < 5; seed++) {
        const { test, drawn } = build({ id: 'addition', digits }, seed);
        const heldOut = new Set(test.map(String));
        expect(heldOut.size).toBe(test.length);
        expect(test.length).toBe(Math.min(2000, 0.2 * 100 ** digits));
        const met = drawn(4000).filter((row) => heldOut.has(String(row)));
        expect(met).toEqual([]);
      }
    }
  });

  it('meets every other pair sooner or later, each about as often', () => {
    const { drawn } = build({ id: 'addition', digits: 1 });
    const times = new Map<string, number>();
    for (const row of drawn(8000)) times.set(String(row), (times.get(String(row)) ?? 0) + 1);
    expect(times.size).toBe(80);
    for (const count of times.values()) expect(Math.abs(count - 100)).toBeLessThan(60);
  });
});

describe('pair look-up', () => {
  it('has one answer for each pair, in training and held out alike', () => {
    const { test, drawn } = build({ id: 'pair-lookup', symbols: 6, answers: 4 });
    const facts = new Map<string, number>();
    for (const row of [...test, ...drawn(500)]) {
      for (let i = 0; i < row.length; i += 3) {
        const [a, b, y] = row.slice(i, i + 3);
        expect(a < 6 && b >= 6 && b < 12 && y >= 12 && y < 16).toBe(true);
        expect(facts.get(`${a},${b}`) ?? y).toBe(y);
        facts.set(`${a},${b}`, y);
      }
    }
    expect(facts.size).toBe(36);
  });

  it('meets the fact of rank r in proportion to r^−skew', () => {
    for (const skew of [0, 0.5, 2]) {
      const { drawn } = build({ id: 'pair-lookup', symbols: 4, count: 1, skew });
      const n = 20_000;
      const times = new Map<string, number>();
      for (const [a, b] of drawn(n)) times.set(`${a},${b}`, (times.get(`${a},${b}`) ?? 0) + 1);
      const seen = [...times.values()].sort((x, y) => y - x);
      const weights = Array.from({ length: 16 }, (_, i) => (i + 1) ** -skew);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      seen.forEach((count, i) => {
        const expected = (n * weights[i]) / total;
        expect(Math.abs(count - expected)).toBeLessThan(6 * Math.sqrt(expected) + 40);
      });
    }
  });

  it('holds out sequences of the same facts that are drawn apart', () => {
    const { test, drawn } = build({ id: 'pair-lookup' });
    expect(test.length).toBe(2000);
    const fresh = new Set(test.map(String));
    expect(drawn(2000).filter((row) => fresh.has(String(row)))).toEqual([]);
  });
});
