import { describe, expect, it } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import { emptyExamples } from '../../src/task/examples';
import { tasks } from '../../src/task/registry';
import type { ExampleSet } from '../../src/task/task';

const COUNT = 400;

function build(id: string, form: object = {}, seed = 5) {
  const parse = () => parseRunConfig({ version: 1, task: { id, ...form } }, tasks);
  const { task: parameters } = parse();
  const { source, test, length, vocabulary } = tasks.get(id)!.build(parameters, seed);
  if (source.kind !== 'stream') throw new Error('a finite task');
  const drawn = emptyExamples(COUNT, length);
  for (let i = 0; i < COUNT; i++) source.draw(i, drawn, i);
  const rows = ({ tokens, count }: ExampleSet) =>
    Array.from({ length: count }, (_, i) => [...tokens.subarray(i * length, (i + 1) * length)]);
  return { train: rows(drawn), test: rows(test), set: drawn, vocabulary, parameters };
}

describe('induction', () => {
  /** The shortest block that repeats to the end. */
  const period = (row: number[]) => {
    for (let p = 1; ; p++) if (row.every((token, i) => i < 1 + p || token === row[i - p])) return p;
  };

  it('repeats blocks of every length that is allowed, after a start sign', () => {
    for (const distinct of [false, true]) {
      const { train, test } = build('induction', { distinct });
      const met = new Set<number>();
      for (const row of [...train, ...test]) {
        expect(row[0]).toBe(32);
        met.add(period(row));
        const block = row.slice(1, 1 + period(row));
        expect(block.every((token) => token < 32)).toBe(true);
        if (distinct) expect(new Set(block).size).toBe(block.length);
      }
      const lengths = Array.from({ length: 13 }, (_, i) => 8 + i);
      expect([...met].sort((a, b) => a - b)).toEqual(lengths);
    }
  });

  it('trains on every token and grades those whose predecessor has been seen before, with what came next', () => {
    const { train, set } = build('induction', { distinct: true });
    train.forEach((row, i) => {
      const masks = (mask: Uint8Array) => [...mask.subarray(i * 47, i * 47 + 46)];
      expect(masks(set.trained).every((bit) => bit === 1)).toBe(true);
      masks(set.graded).forEach((bit, c) => {
        if (bit) expect(row[row.indexOf(row[c]) + 1]).toBe(row[c + 1]);
        expect(bit).toBe(c >= 21 ? 1 : 0);
      });
    });
  });
});

describe('new words', () => {
  const pairs = (row: number[]) =>
    Array.from({ length: row.length / 2 }, (_, i) => [row[2 * i], row[2 * i + 1] - 32]);

  it('shows each word as often as it says, and asks for one of them', () => {
    const { train, test } = build('symbol-mapping');
    const mappings = new Set<string>();
    for (const row of [...train, ...test]) {
      const shown = pairs(row);
      const [word, meaning] = shown.pop()!;
      const map = new Map(shown.map(([a, b]) => [a, b]));
      expect([map.size, new Set(map.values()).size, shown.length]).toEqual([4, 4, 16]);
      expect(shown.every(([a, b]) => map.get(a) === b)).toBe(true);
      for (const a of map.keys()) expect(shown.filter(([b]) => b === a).length).toBe(4);
      expect(map.get(word)).toBe(meaning);
      for (const [a, b] of map) mappings.add(`${a},${b}`);
    }
    expect(mappings.size).toBe(32 * 8);
  });

  it('draws a share of the training problems, and no others, from meanings that never change', () => {
    const known = new Map<number, number>();
    for (const row of build('symbol-mapping', { fixedShare: 1 }).train) {
      for (const [a, b] of pairs(row)) {
        expect(known.get(a) ?? b).toBe(b);
        known.set(a, b);
      }
    }
    expect(known.size).toBe(32);
    const fixed = (row: number[]) => pairs(row).every(([a, b]) => known.get(a) === b);
    const { train, test } = build('symbol-mapping', { fixedShare: 0.5 });
    expect(Math.abs(train.filter(fixed).length - COUNT / 2)).toBeLessThan(4 * Math.sqrt(COUNT / 4));
    expect(test.filter(fixed).length).toBeLessThan(0.01 * test.length);
  });

  it('keeps words back: training has none of them, the held-out problems no others', () => {
    const { train, test } = build('symbol-mapping', { unseen: 8 });
    const words = (rows: number[][]) => new Set(rows.flatMap((row) => pairs(row).map(([a]) => a)));
    expect([...words(train)].sort((a, b) => a - b)).toEqual([...Array(24).keys()]);
    expect([...words(test)].sort((a, b) => a - b)).toEqual([...Array(8).keys()].map((i) => 24 + i));
  });
});

describe('several hops', () => {
  it('gives one circle, and asks as many steps on as it says', () => {
    for (const form of [{}, { symbols: 5, hops: 3, questions: 7 }]) {
      const { train, test, vocabulary, parameters } = build('multi-hop', form);
      const n = parameters.symbols as number;
      const next = new Map<string, string>();
      const asked = new Set<number>();
      for (const row of [...train, ...test]) {
        const signs = row.map((token) => vocabulary[token]);
        for (const pair of signs.slice(0, n)) next.set(pair[0], pair[2]);
        expect(next.size).toBe(n);
        const seen = new Set(['a']);
        for (let at = next.get('a')!; at !== 'a'; at = next.get(at)!) seen.add(at);
        expect(seen.size).toBe(n);
        const questions = new Set<string>();
        for (let i = n; i < signs.length; i += 2) {
          const hops = signs[i].length - 1;
          let at = signs[i][0];
          for (let k = 0; k < hops; k++) at = next.get(at)!;
          expect(signs[i + 1]).toBe(at);
          questions.add(signs[i]);
          asked.add(hops);
        }
        expect(questions.size).toBe(parameters.questions);
      }
      expect(asked.size).toBe(parameters.hops);
    }
  });
});

describe('rows of symbols', () => {
  it('are turned round', () => {
    const { train, test } = build('reverse', { length: 5 });
    for (const row of [...train, ...test]) {
      expect(row.slice(6)).toEqual(row.slice(0, 5).reverse());
      expect(row[5]).toBe(26);
    }
  });

  it('are sorted, as numbers', () => {
    const { train, test } = build('sort', { numbers: 100, length: 6 });
    for (const row of [...train, ...test]) {
      expect(row.slice(7)).toEqual(row.slice(0, 6).sort((a, b) => a - b));
    }
  });

  it('are brackets that close, innermost first', () => {
    const { train, test, vocabulary } = build('dyck', { kinds: 4 });
    for (const row of [...train, ...test]) {
      let text = row.map((token) => vocabulary[token]).join('');
      for (let before = ''; before !== text;) {
        before = text;
        text = text.replaceAll(/\(\)|\[\]|\{\}|<>/g, '');
      }
      expect(text).toBe('');
    }
  });

  it('open brackets in every way equally often', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 10; seed++) {
      for (const row of build('dyck', { kinds: 2, closed: 2, open: 2 }, seed).train) {
        const shape = row.map((token) => (token < 2 ? '(' : ')')).join('');
        times.set(shape, (times.get(shape) ?? 0) + 1);
      }
    }
    // Ballot numbers: of six brackets, paths that end two up and never below none.
    expect(times.size).toBe(9);
    const expected = (10 * COUNT) / 9;
    for (const count of times.values()) {
      expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected));
    }
  });
});
