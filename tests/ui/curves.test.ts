import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../../src/protocol';
import { Curves } from '../../src/state/curves';
import { PackedSamples } from '../../src/state/packed-samples';
import { Rows } from '../../src/state/rows';

function evaluation(step: number, values: number[], placeErrors: number[], tokens = 4): Evaluation {
  const sample = {
    predicted: new Uint16Array(tokens).fill(step % 60_000),
    surprise: new Uint16Array(tokens),
    confidence: new Uint16Array(tokens),
    squares: new Uint16Array(tokens),
  };
  return {
    step,
    values: Float64Array.from(values),
    placeErrors: Float64Array.from(placeErrors),
    sample,
  };
}

describe('rows', () => {
  test('keep everything up to their limit', () => {
    const rows = new Rows(2, 1000);
    for (let step = 0; step < 1000; step++) rows.append(step, [step, -step]);
    expect(rows.length).toBe(1000);
    expect(rows.thinned).toBe(1);
    for (const i of [0, 1, 499, 999])
      expect([rows.step(i), rows.at(i, 0), rows.at(i, 1)]).toEqual([i, i, -i]);
  });

  test('beyond it stay bounded, in order, evenly spread, each as measured, the newest always there', () => {
    const rows = new Rows(2, 600);
    const value = (step: number) => Math.sin(step * 1.7);
    for (let step = 0; step < 100_000; step++) {
      rows.append(step, [value(step), step * 2]);
      expect(rows.step(rows.length - 1)).toBe(step);
    }
    expect(rows.length).toBeLessThanOrEqual(600);
    expect(rows.length).toBeGreaterThan(200);
    for (let i = 0; i < rows.length; i++) {
      const step = rows.step(i);
      if (i > 0) expect(step).toBeGreaterThan(rows.step(i - 1));
      expect(rows.at(i, 0)).toBe(value(step));
      expect(rows.at(i, 1)).toBe(step * 2);
    }
    const half = rows.indexAt(50_000) / rows.length;
    expect(half).toBeGreaterThan(0.4);
    expect(half).toBeLessThan(0.6);
  });

  test('keep a single spike and a single dip, wherever they are', () => {
    for (const spike of [3, 1234, 50_001, 99_000]) {
      const rows = new Rows(1, 512);
      for (let step = 0; step < 100_000; step++) {
        rows.append(step, [step === spike ? 9 : step === spike + 700 ? -9 : 1]);
      }
      const kept = Array.from({ length: rows.length }, (_, i) => rows.at(i, 0));
      expect(kept.filter((value) => value === 9)).toHaveLength(1);
      if (spike + 700 < 100_000) expect(kept.filter((value) => value === -9)).toHaveLength(1);
    }
  });

  test('find the row at, before and nearest to a step', () => {
    const rows = new Rows(1, 100);
    expect(rows.nearest(3)).toBe(-1);
    for (const step of [0, 10, 20]) rows.append(step, [0]);
    expect([rows.indexAt(-1), rows.indexAt(0), rows.indexAt(9), rows.indexAt(99)]).toEqual([
      -1, 0, 0, 2,
    ]);
    expect([rows.nearest(-5), rows.nearest(5), rows.nearest(6), rows.nearest(99)]).toEqual([
      0, 0, 1, 2,
    ]);
  });

  test('a step that is not new is left out', () => {
    const rows = new Rows(1, 100);
    rows.append(5, [1]);
    rows.append(5, [2]);
    rows.append(4, [3]);
    expect(rows.length).toBe(1);
    expect(rows.at(0, 0)).toBe(1);
  });
});

describe('curves', () => {
  test('keep every replica’s values, and their mean, lowest and highest', () => {
    const curves = new Curves(2, 3);
    curves.appendTrain({
      step: Uint32Array.of(0, 1),
      values: Float64Array.of(1, 0.5, 0, 3, 0.7, 0.2, 2, 0.4, 0.1, 2, 0.2, 0.3),
    });
    expect(curves.trainAt(0, 'loss')).toEqual({ mean: 2, low: 1, high: 3 });
    expect(curves.trainAt(1, 'exact')).toEqual({ mean: 0.2, low: 0.1, high: 0.3 });
    curves.appendEvaluation(
      evaluation(1, [1, 0.5, 0.25, 3, 0.1, 0.75], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]),
    );
    expect(curves.heldOutAt(0, 'error').mean).toBeCloseTo(0.3, 12);
    expect(curves.replicaAt(0, 1, 'exact')).toBe(0.75);
    expect([...curves.placeErrors(0, 1)]).toEqual([0.4, 0.5, 0.6]);
  });

  test('tell their readers of each change, until they stop', () => {
    const curves = new Curves(1, 1);
    let heard = 0;
    const stop = curves.subscribe(() => heard++);
    curves.appendTrain({ step: new Uint32Array(0), values: new Float64Array(0) });
    expect(heard).toBe(0);
    curves.mark(3, 'learning rate 0.01');
    curves.appendTrain({ step: Uint32Array.of(0), values: Float64Array.of(1, 1, 0) });
    curves.appendEvaluation(evaluation(0, [1, 1, 0], [1]));
    expect(heard).toBe(3);
    expect(curves.version).toBe(3);
    stop();
    curves.mark(4, 'weight decay 3');
    expect(heard).toBe(3);
    expect(curves.marks.map(({ step }) => step)).toEqual([3, 4]);
  });

  test('a loss that is not a number shows in mean, lowest and highest', () => {
    const curves = new Curves(2, 1);
    curves.appendTrain({ step: Uint32Array.of(0), values: Float64Array.of(NaN, 1, 0, 1, 1, 0) });
    expect(Object.values(curves.trainAt(0, 'loss')).every(Number.isNaN)).toBe(true);
  });

  test('take 20,000 steps of 64 models in bounded memory', () => {
    const curves = new Curves(64, 8);
    const values = new Float64Array(100 * 64 * 3).fill(0.5);
    for (let start = 0; start < 20_000; start += 100) {
      curves.appendTrain({ step: Uint32Array.from({ length: 100 }, (_, i) => start + i), values });
    }
    expect(curves.train.values.byteLength).toBeLessThan(20 * 2 ** 20);
    expect(curves.train.step(curves.train.length - 1)).toBe(19_999);
  });
});

describe('packed samples', () => {
  test('stay within their budget, evenly thinned, with the newest', () => {
    const samples = new PackedSamples(8, 256);
    const tokens = 8 * 256;
    const given = {
      predicted: new Uint16Array(tokens),
      surprise: new Uint16Array(tokens),
      confidence: new Uint16Array(tokens),
      squares: new Uint16Array(tokens),
    };
    for (let step = 0; step < 7000; step++) {
      samples.append(step, given);
      if (step % 997 === 0) expect(samples.nearest(1e9)!.step).toBe(step);
    }
    expect(samples.length * 8 * tokens).toBeLessThan(33 * 2 ** 20);
    expect(samples.nearest(0)!.step).toBe(0);
    for (const step of [100, 3500, 6900]) {
      expect(Math.abs(samples.nearest(step)!.step - step)).toBeLessThan(8);
    }
    expect(samples.nearest(1e9)!.step).toBe(6999);
  });

  /** Answers of `count` models, evaluated `evaluations` times; what they cost in bytes, all but the first's. */
  function keptOf(count: number, evaluations: number, graded = 8) {
    const samples = new PackedSamples(graded);
    const tokens = graded * 256;
    const given = {
      predicted: new Uint16Array(tokens),
      surprise: new Uint16Array(tokens),
      confidence: new Uint16Array(tokens),
      squares: new Uint16Array(tokens),
    };
    const others = Array.from({ length: count - 1 }, () => given);
    for (let step = 0; step < evaluations; step++) {
      samples.append(10 * step, given, others);
      if (step % 97 === 0) expect(samples.of(count - 1).at(-1)!.step).toBe(10 * step);
    }
    return {
      steps: others.map((_, r) => samples.of(r + 1).map(({ step }) => step)),
      first: samples.kept.map(({ step }) => step),
      bytes: (count - 1) * samples.of(1).length * 8 * tokens,
    };
  }

  test('of 8 models at 2,000 evaluations are kept for under 17 MB beyond the first, evenly, with the newest', () => {
    const { steps, first, bytes } = keptOf(8, 2000);
    expect(first).toHaveLength(2000);
    for (const own of steps) expect(own).toEqual(steps[0]);
    const [own] = steps;
    expect(own.length).toBeGreaterThan(64);
    expect(own.length).toBeLessThanOrEqual(128);
    expect(bytes).toBeLessThanOrEqual(16 * 2 ** 20);
    expect(own[0]).toBe(0);
    expect(own.at(-1)).toBe(19_990);
    const gaps = own.slice(1, -1).map((step, i) => step - own[i]);
    expect(new Set(gaps).size).toBe(1);
  });

  test('of other models are always of evaluations that are kept of the first', () => {
    for (const [count, evaluations, graded] of [
      [2, 3, 8],
      [2, 700, 8],
      [3, 130, 8],
      [64, 40, 8],
      [64, 12, 64],
      [2, 600, 64],
    ]) {
      const { steps, first, bytes } = keptOf(count, evaluations, graded);
      const among = new Set(first);
      for (const own of steps) for (const step of own) expect(among).toContain(step);
      expect(steps[0].at(-1)).toBe(first.at(-1));
      // No fewer than four evaluations, however large they are.
      expect(bytes).toBeLessThanOrEqual(
        Math.max(16, (count - 1) * graded * 256 * 8 * 2 ** -18) * 2 ** 20,
      );
    }
  });
});
