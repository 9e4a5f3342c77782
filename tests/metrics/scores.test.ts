import { describe, expect, test } from 'vitest';
import { defaultSettings, mean } from '../../src/metrics/metric';
import { levenshtein } from '../../src/metrics/levenshtein';
import { metricOf, metrics } from '../../src/metrics/registry';
import { Rescorer } from '../../src/metrics/rescore';
import { RandomStream } from '../../src/random/stream';
import { tasks } from '../../src/task/registry';
import { madeUp, type MadeUp } from './random-outcomes';

type Token = MadeUp['tokens'][number];
const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const right = ({ target, predicted }: Token) => target === predicted;

/** Edit distance straight from its definition, without a table. */
function edits(a: readonly number[], b: readonly number[]): number {
  const seen = new Map<string, number>();
  const from = (i: number, j: number): number => {
    if (i === a.length || j === b.length) return a.length - i + (b.length - j);
    const key = `${i},${j}`;
    if (!seen.has(key)) {
      const replaced = from(i + 1, j + 1) + (a[i] === b[j] ? 0 : 1);
      seen.set(key, Math.min(replaced, 1 + from(i + 1, j), 1 + from(i, j + 1)));
    }
    return seen.get(key)!;
  };
  return from(0, 0);
}
const distance = (tokens: readonly Token[]) =>
  edits(
    tokens.map(({ predicted }) => predicted),
    tokens.map(({ target }) => target),
  );
const number = (digits: readonly number[]) => digits.reduce((sum, digit) => 10 * sum + digit, 0);
const allRight = (tokens: readonly Token[]) => (tokens.every(right) ? 1 : 0);
const error = (all: readonly Token[][]) => average(all.flat().map((t) => (right(t) ? 0 : 1)));
const nats = (all: readonly Token[][]) =>
  average(all.map((tokens) => -Math.log(tokens.reduce((p, t) => p * t.p, 1)) / tokens.length));
/** A distribution over enough tokens that has the p, and the sum of squares, that the outcome tells of. */
const brierOf = ({ p, squares }: Token) => {
  const others = squares - p * p;
  return (p - 1) ** 2 + others;
};

/** Each metric again, from all examples of a set, the long way. */
const slowly: Record<string, (all: readonly Token[][]) => number> = {
  loss: nats,
  bits: (all) => average(all.flat().map(({ p }) => Math.log2(1 / p))),
  perplexity: (all) =>
    all.flat().reduce((product, { p }) => product * p ** (-1 / all.flat().length), 1),
  brier: (all) => average(all.map((tokens) => Math.max(0, average(tokens.map(brierOf))))),
  'correct-choice': (all) => average(all.flat().map(({ p }) => p)),
  'pass-rate': (all) => average(all.map((tokens) => tokens.reduce((p, t) => p * t.p, 1))),
  'token-error': error,
  'exact-match': (all) => average(all.map(allRight)),
  'predicted-by-mean': (all) => (1 - error(all)) ** all[0].length,
  'predicted-by-place': (all) =>
    all[0].reduce((product, _, j) => product * average(all.map((t) => (right(t[j]) ? 1 : 0))), 1),
  'edit-distance': (all) => average(all.map((tokens) => distance(tokens) / tokens.length)),
  'within-edits': (all) => average(all.map((tokens) => (distance(tokens) <= 2 ? 1 : 0))),
  'above-threshold': (all) => average(all.flat().map(({ p }) => (p > 0.6 ? 1 : 0))),
  'reconstruction-error': (all) => average(all.flat().map(({ squares }) => squares)),
  'near-enough': (all) =>
    average(all.map((tokens) => (tokens.some(({ squares }) => squares >= 0.4) ? 0 : 1))),
  'numeric-error': (all) =>
    average(
      all.map((tokens) =>
        Math.abs(
          number(tokens.map(({ predicted }) => predicted)) -
            number(tokens.map(({ target }) => target)),
        ),
      ),
    ),
  'calibration-error': (all) => {
    const tokens = all.flat();
    let sum = 0;
    for (let bin = 1; bin <= 15; bin++) {
      const inside = tokens.filter(({ confidence: c }) => c > (bin - 1) / 15 && c <= bin / 15);
      if (inside.length === 0) continue;
      const accuracy = average(inside.map((t) => (right(t) ? 1 : 0)));
      const confidence = average(inside.map((t) => t.confidence));
      sum += (inside.length / tokens.length) * Math.abs(accuracy - confidence);
    }
    return sum;
  },
};

function rescorer(set: MadeUp, first = set.graded): Rescorer {
  const { count, graded, targets } = set;
  const placeValues = Array.from({ length: graded }, (_, j) => 10 ** (graded - 1 - j));
  return new Rescorer({ count, targets, graded, placeValues }, first);
}
function examples({ tokens, count, graded }: MadeUp, first = graded): Token[][] {
  return Array.from({ length: count }, (_, i) => tokens.slice(i * graded, i * graded + first));
}
const settings = { ...defaultSettings, edits: 2, threshold: 0.6, error: 0.4 };

test('every metric that the glob finds is one that is checked here', () => {
  expect(metrics.map(({ id }) => id).sort()).toEqual(Object.keys(slowly).sort());
});

describe.each(metrics.map((metric) => [metric.id, metric] as const))('%s', (id, metric) => {
  test('agrees with brute force on 200 sets, with whole answers and with their first tokens', () => {
    for (let index = 0; index < 200; index++) {
      const set = madeUp(index);
      for (const first of [set.graded, Math.ceil(set.graded / 2)]) {
        const [value] = rescorer(set, first).values(metric, [set.packed], settings);
        const expected = slowly[id](examples(set, first));
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
        expect(value).toBeGreaterThanOrEqual(metric.range[0]);
        expect(value).toBeLessThanOrEqual(metric.range[1]);
      }
    }
  });

  test('has an interval that holds its value, and every word a reader needs', () => {
    for (let index = 0; index < 20; index++) {
      const set = madeUp(index, 30);
      const estimate = rescorer(set).estimate(metric, set.packed, settings);
      // A calibration error is a sum of absolute values: resampling can only add to a small one.
      if (id !== 'calibration-error') {
        expect(estimate.low).toBeLessThanOrEqual(estimate.value + 1e-12);
      }
      expect(estimate.high).toBeGreaterThanOrEqual(estimate.value - 1e-12);
      expect(estimate.n).toBe(30);
    }
    for (const words of [metric.title, metric.unit, metric.formula, metric.source]) {
      expect(words).not.toBe('');
    }
    expect(metric.plain).toMatch(/^[A-Z].{20,140}\.$/);
  });
});

test('2,724 for 9,724 is one token wrong and 7,000 off', () => {
  const targets = [9, 7, 2, 4];
  const none = new Uint16Array(4);
  const packed = {
    predicted: Uint16Array.of(2, 7, 2, 4),
    surprise: none,
    confidence: none,
    squares: none,
  };
  const once = new Rescorer({ count: 1, targets, graded: 4, placeValues: [1000, 100, 10, 1] });
  expect(once.values(metricOf('numeric-error')!, [packed])[0]).toBe(7000);
  expect(once.values(metricOf('edit-distance')!, [packed])[0]).toBe(0.25);
});

test('long answers have the edit distance that short ones have', () => {
  const random = new RandomStream(5, 'sampling');
  for (const k of [3, 8, 30, 31, 32, 33, 60]) {
    for (let trial = 0; trial < 20; trial++) {
      const a = Uint16Array.from({ length: k }, () => random.below(4));
      // Moved by a place or two, so that insertions pay.
      const b = Uint16Array.from({ length: k }, (_, i) =>
        random.uniform() < 0.2 ? random.below(4) : (a[i + (trial % 3)] ?? 0),
      );
      expect(levenshtein(a, b, 0, k)).toBe(edits([...a], [...b]));
    }
  }
});

test.each(['plain', 'reversed', 'interleaved'])('the digits of a sum, %s, spell it', (layout) => {
  const task = tasks.get('addition')!;
  const parameters = { digits: 3, layout };
  const { test: set, length, graded } = task.build(parameters, 1);
  const worth = task.placeValues!(parameters);
  expect(worth).toHaveLength(graded);
  for (let row = 0; row < 20; row++) {
    const tokens = set.tokens.subarray(row * length, (row + 1) * length);
    const pieces = task.read(parameters, tokens);
    const [question] = pieces.flatMap((piece) => ('text' in piece ? [piece.text] : []));
    const [a, b] = question.split(/[+=]/).map(Number);
    let sum = 0;
    let place = 0;
    for (let c = 0; c < length - 1; c++) {
      if (set.graded[row * length + c]) sum += tokens[c + 1] * worth[place++];
    }
    expect(sum).toBe(layout === 'interleaved' ? (a + b) % 1000 : a + b);
  }
});

test('numeric error applies where the answer is a number alone, and to drawings no probability does', () => {
  const set = madeUp(3);
  const { count, graded, targets } = set;
  const ids = (drawings: boolean, applies: boolean) => {
    const wordless = new Rescorer({ count, graded, targets, drawings });
    return metrics.filter((metric) => wordless.applies(metric) === applies).map(({ id }) => id);
  };
  expect(ids(false, false)).toEqual(['reconstruction-error', 'near-enough', 'numeric-error']);
  expect(ids(true, true)).toEqual([
    'reconstruction-error',
    'near-enough',
    'token-error',
    'exact-match',
  ]);
});

test('rescoring costs nanoseconds a token, so that 2,000 evaluations are scored at once', () => {
  const sets = Array.from({ length: 20 }, (_, index) => madeUp(index, 256, 8));
  const again = rescorer(sets[0]);
  const evaluations = Array.from({ length: 200 }, (_, i) => sets[i % 20].packed);
  const times = metrics.map((metric) => {
    const once = () => {
      const before = process.cpuUsage();
      expect(again.values(metric, evaluations, settings)).toHaveLength(200);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    // Milliseconds of processor for 2,000 evaluations of 256 examples of eight tokens.
    return [metric.id, 10 * Math.min(...Array.from({ length: 5 }, once))] as const;
  });
  if (process.env.REPORT) console.log(times.map(([id, ms]) => `${id} ${ms.toFixed(0)}`).join('\n'));
  // The page has 100 ms; cores that are shared with others take several times as long.
  for (const [, milliseconds] of times) expect(milliseconds).toBeLessThan(1000);
});

test('the mean of no scores is no number', () => {
  expect(mean([])).toBeNaN();
  expect(mean([0, 1, 1, 0])).toBe(0.5);
});
