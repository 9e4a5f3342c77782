import { describe, expect, it } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import { ConfigError } from '../../src/config/run-config';
import { tasks } from '../../src/task/registry';
import type { TaskInstance } from '../../src/task/task';
import { trainingExamples } from './forms';

function build(form: { id: string } & Record<string, unknown>, seed = 5) {
  const { task } = parseRunConfig({ version: 1, task: form }, tasks);
  const instance = tasks.get(form.id)!.build(task, seed);
  return {
    instance,
    test: words(instance, instance.test),
    train: words(instance, trainingExamples(instance, 2000)),
  };
}

/** Examples as their tokens' names. */
function words({ vocabulary, length }: TaskInstance, { tokens, count }: TaskInstance['test']) {
  return Array.from({ length: count }, (_, i) =>
    [...tokens.subarray(i * length, (i + 1) * length)].map((token) => vocabulary[token]),
  );
}

const number = (digits: string[]) => Number(digits.join(''));

describe('parity', () => {
  const parity = (bits: string[]) =>
    bits.filter((bit) => bit === '1').length % 2 ? 'odd' : 'even';

  it.each([2, 7, 20])('of %i bits, answered at once and bit by bit', (bits) => {
    const direct = build({ id: 'parity', bits });
    for (const row of [...direct.test, ...direct.train]) {
      expect(row.slice(bits)).toEqual(['=', parity(row.slice(0, bits))]);
    }
    const pad = build({ id: 'parity', bits, layout: 'scratchpad' });
    for (const row of [...pad.test, ...pad.train]) {
      const soFar = Array.from({ length: bits }, (_, i) => parity(row.slice(0, i + 1)));
      expect(row.slice(bits)).toEqual(['=', ...soFar]);
    }
  });
});

describe('clamped counter', () => {
  const moved = (moves: string[]) => {
    let at = 50;
    return moves.map(
      (move) => (at = Math.min(99, Math.max(0, at + Number(move.replace('−', '-'))))),
    );
  };

  it('ends where its moves lead, and says so after each of them in a scratchpad', () => {
    const direct = build({ id: 'clamped-counter' });
    const ends = new Set<number>();
    for (const row of [...direct.test, ...direct.train]) {
      const end = moved(row.slice(0, 6)).at(-1);
      ends.add(end);
      expect(row.slice(6)).toEqual(['#', String(Math.floor(end / 10))]);
    }
    expect(ends.has(0) && ends.has(99)).toBe(true);
    const pad = build({ id: 'clamped-counter', moves: 4, layout: 'scratchpad' });
    for (const row of [...pad.test, ...pad.train]) {
      const places = moved(row.slice(0, 4)).map((at) => String(at).padStart(2, '0'));
      expect(row.slice(4)).toEqual(['=', ...places.join(''), '#', places.at(-1)[0]]);
    }
  });
});

describe('negated comparison', () => {
  it('is turned round by NOT, in the share of training questions that was asked for', () => {
    for (const negated of [0, 0.05, 0.5, 1]) {
      const { train, test } = build({ id: 'negated-comparison', negated });
      for (const row of [...train, ...test]) {
        const larger = number(row.slice(1, 4)) > number(row.slice(4, 7));
        expect(row[7]).toBe(larger === (row[0] === 'is') ? 'yes' : 'no');
      }
      expect(test.every(([flag]) => flag === 'NOT')).toBe(true);
      const share = train.filter(([flag]) => flag === 'NOT').length / train.length;
      expect(Math.abs(share - negated)).toBeLessThan(0.04);
    }
  });

  it('never trains on a held-out pair of numbers, with NOT or without', () => {
    const { train, test } = build({ id: 'negated-comparison', digits: 1 });
    const heldOut = new Set(test.map((row) => row.slice(1, 3).join()));
    expect(heldOut.size).toBe(20);
    expect(train.filter((row) => heldOut.has(row.slice(1, 3).join()))).toEqual([]);
  });
});

describe('permutations', () => {
  it.each([3, 4, 5])('of %i things are composed, each pair on one side', (letters) => {
    const { test, train } = build({ id: 'permutation-group', letters, trainFraction: 0.4 });
    const size = [6, 24, 120][letters - 3];
    expect(train.length).toBe(Math.round(0.4 * size ** 2));
    const pairs = new Set([...test, ...train].map(([a, b]) => `${a} ${b}`));
    expect([pairs.size, test.length + train.length]).toEqual([size ** 2, size ** 2]);
    for (const [a, b, c] of [...test, ...train]) {
      // First b takes i to b(i), then a takes that to a(b(i)).
      expect(c).toBe([...b].map((i) => a[Number(i) - 1]).join(''));
    }
  });
});

describe('walks on a ring', () => {
  it('follow one round trip through all symbols, every single step of which is trained on', () => {
    const { test, train } = build({ id: 'iterated-map', symbols: 12, steps: 30 });
    const next = new Map(train.flatMap(([k, from, to]) => (k === '1×' ? [[from, to]] : [])));
    expect(next.size).toBe(12);
    const round = new Set<string>();
    for (let at = '0'; !round.has(at); at = next.get(at)!) round.add(at);
    expect(round.size).toBe(12);
    expect(test.length + train.length).toBe(12 * 30);
    for (const [k, from, to] of [...test, ...train]) {
      let at = from;
      for (let i = 0; i < parseInt(k); i++) at = next.get(at)!;
      expect(to).toBe(at);
    }
  });
});

describe('pair look-up of other keys', () => {
  it.each(['one', 'neighbours'])('%s: one answer for each key', (keys) => {
    const { test, train } = build({ id: 'pair-lookup', keys, count: 4, symbols: 5, answers: 9 });
    const facts = new Map<string, string>();
    for (const row of [...test, ...train]) {
      for (let i = 0; i < 4; i++) {
        const place = keys === 'one' ? 2 * i + 1 : 2 * i + 2;
        const before = i === 0 ? row[0] : row[place - 3];
        const key = keys === 'one' ? row[place - 1] : `${before} ${row[place - 1]}`;
        expect(key).toMatch(keys === 'one' ? /^x\d$/ : /^x\d x\d$/);
        expect(facts.get(key) ?? row[place]).toBe(row[place]);
        facts.set(key, row[place]);
      }
    }
    expect(facts.size).toBe(keys === 'one' ? 5 : 25);
  });

  it('has more symbols only where they stand alone', () => {
    const parse = (keys: string) => build({ id: 'pair-lookup', keys, symbols: 129 });
    expect(() => parse('pair')).toThrow(ConfigError);
    expect(() => parse('neighbours')).toThrow('task.symbols: 129');
    expect(parse('one').instance.vocabulary.length).toBe(129 + 32);
  });
});
