import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../../src/protocol';
import { Curves } from '../../src/state/curves';
import { PackedSamples } from '../../src/state/packed-samples';
import { Rows } from '../../src/state/rows';

function evaluation(step: number, values: number[], placeErrors: number[], tokens = 4): Evaluation {
  const sample = {
    predicted: new Uint16Array(tokens).fill(step % 60_000),
    confidence: new Float32Array(tokens).fill(0.25),
    targetProbability: new Float32Array(tokens).fill(0.125),
    squares: new Float32Array(tokens).fill(0.1),
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

  test('do not keep the arrays that they were given', () => {
    const curves = new Curves(1, 1);
    const given = evaluation(0, [1, 1, 0], [1]);
    curves.appendEvaluation(given);
    given.sample.predicted.fill(9);
    expect(curves.sampleAt(0)!.sample.predicted[0]).toBe(0);
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
  test('come back within their precision', () => {
    const samples = new PackedSamples(2, 2);
    const given = {
      predicted: Uint16Array.of(1, 65_535, 3, 4),
      confidence: Float32Array.of(0, 1, 0.333, 0.999),
      targetProbability: Float32Array.of(1e-20, 1, 0.25, 0.5),
      squares: Float32Array.of(0.01, 1, 0.2, 0.99),
    };
    samples.append(0, given);
    const { sample } = samples.nearest(0)!;
    expect([...sample.predicted]).toEqual([...given.predicted]);
    sample.confidence.forEach((value, i) => expect(value).toBeCloseTo(given.confidence[i], 4));
    sample.squares.forEach((value, i) => expect(value).toBeCloseTo(given.squares[i], 4));
    sample.targetProbability.forEach((value, i) => {
      expect(Math.log(value)).toBeCloseTo(Math.log(given.targetProbability[i]), 2);
    });
  });

  test('stay within their budget, evenly thinned, with the newest', () => {
    const samples = new PackedSamples(8, 256);
    const tokens = 8 * 256;
    const given = {
      predicted: new Uint16Array(tokens),
      confidence: new Float32Array(tokens),
      targetProbability: new Float32Array(tokens).fill(1),
      squares: new Float32Array(tokens).fill(1),
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
});
