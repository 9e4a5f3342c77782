import { expect, test } from 'vitest';
import {
  count,
  inWords,
  percent,
  percentRange,
  quantity,
  superscript,
} from '../../src/analysis/figures';
import { levelOf, shareOf } from '../../src/analysis/fractions';

test('shares have three digits, and round to none or all only where they are', () => {
  expect([0, 0.0211, 0.623, 0.5, 1].map((share) => percent(share))).toEqual([
    '0%',
    '2.11%',
    '62.3%',
    '50.0%',
    '100%',
  ]);
  expect(percent(0.99974)).toBe('99.97%');
  expect(percent(0.9999999)).toBe('>99.99%');
  expect(percent(0.0004)).toBe('0.0400%');
  expect(percent(1e-9)).toBe('<0.01%');
  expect(percent(NaN)).toBe('–');
  expect(percentRange(0.0157, 0.0283)).toBe('1.6–2.8%');
  expect(percentRange(0.9979, 1)).toBe('99.8–100%');
});

test('quantities', () => {
  expect([0, 2.3026, 0.0412345, 1234.5, 0.00123].map((value) => quantity(value))).toEqual([
    '0',
    '2.30',
    '0.0412',
    '1,230',
    '0.00123',
  ]);
  expect(quantity(1.2e-5)).toBe('1.20×10⁻⁵');
  expect(quantity(-2.5)).toBe('−2.50');
  expect(quantity(Infinity)).toBe('–');
  expect(count(2000)).toBe('2,000');
  expect([superscript(8), superscript(-12)]).toEqual(['⁸', '⁻¹²']);
  expect([inWords(8), inWords(64)]).toEqual(['eight', '64']);
});

test('fractions in words: none and all are exact, and each share has one', () => {
  const say = (share: number) => shareOf(levelOf(share), 'sum', 'sums').words;
  expect(say(0)).toBe('no sum');
  expect(say(0.001)).toBe('almost no sums');
  expect(say(0.62)).toBe('two thirds of the sums');
  expect(say(0.999)).toBe('almost all sums');
  expect(say(1)).toBe('all the sums');
  for (let share = 0.001; share < 1; share += 0.001) {
    expect(levelOf(share)).toBeGreaterThan(0);
    expect(say(share)).not.toBe('all the sums');
  }
});

test('words hold near a border, not beyond it', () => {
  const half = levelOf(0.5);
  expect(levelOf(0.59, half)).toBe(half);
  expect(levelOf(0.64, half)).not.toBe(half);
});
