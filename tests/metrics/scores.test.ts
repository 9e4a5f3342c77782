import { expect, test } from 'vitest';
import { RandomStream } from '../../src/random/stream';
import { mean, type Metric, type Outcomes } from '../../src/metrics/metric';

const files = import.meta.glob<Metric | undefined>('/src/metrics/*.ts', {
  eager: true,
  import: 'default',
});
const metrics = Object.values(files).filter((metric) => metric !== undefined);
const byId = new Map(metrics.map((metric) => [metric.id, metric]));

/** Random answers to random examples, some of them certain. */
function outcomes(index: number): Outcomes {
  const random = new RandomStream(7, 'sampling', index);
  const count = 1 + random.below(20);
  const graded = 1 + random.below(8);
  const size = count * graded;
  const target = Uint16Array.from({ length: size }, () => random.below(3));
  const predicted = Uint16Array.from({ length: size }, () => random.below(3));
  const targetProbability = Float64Array.from({ length: size }, () => random.uniform());
  return { count, graded, target, predicted, targetProbability };
}

/** Each metric again, example by example, the long way. */
const slowly: Record<string, (tokens: { right: boolean; p: number }[]) => number> = {
  loss: (tokens) => tokens.reduce((sum, { p }) => sum + Math.log(1 / p), 0) / tokens.length,
  'token-error': (tokens) => tokens.filter(({ right }) => !right).length / tokens.length,
  'exact-match': (tokens) => Number(tokens.every(({ right }) => right)),
  'pass-rate': (tokens) => Math.exp(tokens.reduce((sum, { p }) => sum + Math.log(p), 0)),
};

test('every metric that the glob finds is one that is checked here', () => {
  expect([...byId.keys()].sort()).toEqual(Object.keys(slowly).sort());
});

test.each(metrics)('$id agrees with brute force and stays in its range', ({ id, score, range }) => {
  for (let index = 0; index < 200; index++) {
    const set = outcomes(index);
    const scores = score(set);
    expect(scores).toHaveLength(set.count);
    scores.forEach((value, i) => {
      const tokens = Array.from({ length: set.graded }, (_, j) => ({
        right: set.predicted[i * set.graded + j] === set.target[i * set.graded + j],
        p: set.targetProbability[i * set.graded + j],
      }));
      expect(value).toBeCloseTo(slowly[id](tokens), 10);
      expect(value).toBeGreaterThanOrEqual(range[0]);
      expect(value).toBeLessThanOrEqual(range[1]);
    });
  }
});

test('an example without graded tokens is not exactly right', () => {
  const none = { count: 1, graded: 0, target: [], predicted: [], targetProbability: [] };
  expect(byId.get('exact-match')!.score(none)[0]).toBe(0);
  expect(byId.get('pass-rate')!.score(none)[0]).toBe(0);
});

test('the mean of no scores is no number', () => {
  expect(mean([])).toBeNaN();
  expect(mean([0, 1, 1, 0])).toBe(0.5);
});
