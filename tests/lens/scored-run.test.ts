import { describe, expect, test } from 'vitest';
import { ScoredRun } from '../../src/lens/scored-run';
import type { Rubric } from '../../src/lens/messages';
import { valueOf } from '../../src/metrics/metric';
import { metrics } from '../../src/metrics/registry';
import { Rescorer } from '../../src/metrics/rescore';
import { madeUpRun } from './made-up-run';

const applicable = metrics.filter(({ id }) => id !== 'numeric-error');
const rubrics: Rubric[] = [
  { first: 5, settings: { edits: 1, threshold: 0.9, error: 0.004 } },
  { first: 3, settings: { edits: 0, threshold: 0.5, error: 0.004 } },
  { first: 1, settings: { edits: 2, threshold: 0.1, error: 0.004 } },
];

function valuesOf(run: ScoredRun, rubric: Rubric): Float64Array[] {
  const sheet = run.sheet(applicable, rubric);
  for (const position of sheet.missing()) sheet.fill(position);
  return sheet.values([...Array(run.length).keys()]);
}

describe.each([false, true])('answers of different lengths: %s', (ragged) => {
  const { asked, kept } = madeUpRun(30, { count: 40, graded: 5, ragged });

  test('what the lens shows is what each metric gives by itself', () => {
    const run = new ScoredRun(asked);
    run.update([], kept);
    for (const rubric of [...rubrics, rubrics[0]]) {
      const rescorer = new Rescorer(asked, rubric.first);
      const columns = valuesOf(run, rubric);
      applicable.forEach((metric, m) => {
        kept.forEach((each, e) => {
          const scores = rescorer.scores(metric, each, rubric.settings);
          const value = valueOf(metric, scores, rescorer.graded, rescorer.meanGraded);
          expect(columns[m][e], `${metric.id} at ${e}`).toBeCloseTo(value, 10);
        });
      });
    }
  });

  test('evaluations that come and go leave the others as they are', () => {
    const run = new ScoredRun(asked);
    run.update([], kept.slice(0, 20));
    valuesOf(run, rubrics[0]);
    const gone = kept.filter((_, i) => i % 2 === 1 && i < 20).map(({ step }) => step);
    run.update(gone, kept.slice(20));
    const left = kept.filter(({ step }) => !gone.includes(step));
    expect([...Array(run.length).keys()].map((i) => run.at(i).step)).toEqual(
      left.map(({ step }) => step),
    );
    const fresh = new ScoredRun(asked);
    fresh.update([], left);
    expect(valuesOf(run, rubrics[0])).toEqual(valuesOf(fresh, rubrics[0]));
    expect(run.nearest(Infinity)).toBe(run.length - 1);
    expect(run.at(run.nearest(-5)).step).toBe(0);
  });
});

test('an example counts the tokens that it has, not those that others have', () => {
  const asked = { count: 2, graded: 3, targets: [1, 2, 3, 4, 0, 0], lengths: [3, 1] };
  const packed = {
    step: 0,
    predicted: Uint16Array.of(1, 2, 9, 4, 0, 0),
    surprise: Uint16Array.of(0, 0, 1024, 2048, 0, 0),
    confidence: Uint16Array.of(65535, 65535, 65535, 65535, 0, 0),
    squares: Uint16Array.of(65535, 65535, 65535, 65535, 0, 0),
  };
  const run = new ScoredRun(asked);
  run.update([], [packed]);
  const sheet = run.sheet(metrics, {
    first: 3,
    settings: { edits: 0, threshold: 0.5, error: 0.004 },
  });
  sheet.fill(0);
  const value = (id: string) =>
    sheet.values([0])[metrics.findIndex((metric) => metric.id === id)][0];
  expect(value('token-error')).toBeCloseTo(1 / 3 / 2);
  expect(value('exact-match')).toBe(0.5);
  expect(value('loss')).toBeCloseTo((1 / 3 + 2) / 2);
  expect(value('above-threshold')).toBeCloseTo(2 / 3 / 2);
  expect(value('pass-rate')).toBeCloseTo((Math.exp(-1) + Math.exp(-2)) / 2);
  expect(value('predicted-by-mean')).toBeCloseTo((1 - 1 / 6) ** 2);
});
