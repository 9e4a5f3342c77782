import { expect, test } from 'vitest';
import { mayShow, sketchOf } from '../../src/lens/sketch';

test('a sketch has the first and the last evaluation, none twice, and few of many', () => {
  for (const length of [0, 1, 2, 3, 7, 64, 256, 257, 300, 2000, 2048]) {
    const found = sketchOf(length);
    expect(new Set(found).size).toBe(found.length);
    expect(found.every((at) => at >= 0 && at < length)).toBe(true);
    expect(found.length).toBeLessThanOrEqual(260);
    if (length <= 256) expect(found.length).toBe(length);
    else expect(found.length).toBeGreaterThan(120);
    if (length > 1) expect(found.slice(0, 2)).toEqual([0, length - 1]);
  }
});

test('however early it is broken off, it leaves no gap much wider than another', () => {
  const found = sketchOf(2000);
  for (let some = 24; some <= found.length; some++) {
    const at = found.slice(0, some).sort((a, b) => a - b);
    const gaps = at.slice(1).map((each, i) => each - at[i]);
    expect(Math.max(...gaps)).toBeLessThanOrEqual((2.2 * 2 * 2000) / some);
  }
});

test('a run that grows keeps what was computed', () => {
  for (const [before, after] of [
    [1000, 1010],
    [1500, 2000],
    [250, 300],
  ]) {
    const kept = new Set(sketchOf(before));
    const fresh = sketchOf(after).filter((at) => !kept.has(at) && at < before - 1);
    expect(fresh).toEqual([]);
  }
});

test('a slow machine shows a few rather than none, a fast one all of them', () => {
  expect(mayShow(23, 1000, 30)).toBe(false);
  expect(mayShow(24, 31, 30)).toBe(true);
  expect(mayShow(200, 29, 30)).toBe(false);
});
