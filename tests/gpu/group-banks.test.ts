import { expect, test } from 'vitest';
import { throughBank } from '../../src/gpu/group-banks';

const ones = { name: 'x', access: 'read_write', element: 'f32' } as const;
const fours = { name: 'x', access: 'read_write', element: 'vec4f' } as const;

test('an access goes to its bank, wherever it is nested', () => {
  expect(throughBank('let a = x[x[i] + y[j]];', ones, 2, 'f32', '64')).toBe(
    'let a = bank2[64 + bank2[64 + i] + y[j]];',
  );
});

test('a name that only ends the same is left alone', () => {
  const code = 'let a = max_x[i] + p.x[j];';
  expect(throughBank(code, ones, 0, 'f32', '0')).toBe(code);
});

test('fours in a bank of fours count in fours', () => {
  expect(throughBank('let a = x[i];', fours, 1, 'vec4f', '(64 + tile * 8)')).toBe(
    'let a = bank1[(64 + tile * 8) / 4 + i];',
  );
});

test('fours are read from and written to a bank of ones', () => {
  expect(throughBank('x[i / 2] = x[j] + 1;', fours, 0, 'f32', '64')).toBe(
    'bank0_store_four(64 + 4 * (i / 2), bank0_four(64 + 4 * (j)) + 1);',
  );
});

test('code whose brackets do not match is refused', () => {
  expect(() => throughBank('x[i;', ones, 0, 'f32', '0')).toThrow('no bracket closes');
});
