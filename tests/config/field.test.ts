import { expect, test } from 'vitest';
import { accepts, allowed, type NumberField } from '../../src/config/field';

const field = (ends: Partial<NumberField>): NumberField => ({
  kind: 'number',
  min: 0,
  max: 1,
  default: 0.5,
  label: 'Share',
  help: '',
  ...ends,
});

test.each([
  [{}, 'a number from 0 to 1', [true, true]],
  [{ openMin: true }, 'a number above 0, up to 1', [false, true]],
  [{ openMax: true }, 'a number from 0, below 1', [true, false]],
  [{ openMin: true, openMax: true }, 'a number above 0, below 1', [false, false]],
  [{ kind: 'integer', words: ['full'] }, 'an integer from 0 to 1 or "full"', [true, true]],
] as const)('a range with the ends %j reads as what it accepts', (ends, words, ofEnds) => {
  const { min, max } = field(ends);
  expect(allowed(field(ends))).toBe(words);
  expect([min, max].map((value) => accepts(field(ends), value))).toEqual(ofEnds);
});
