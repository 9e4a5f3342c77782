import { expect, test } from 'vitest';
import { prefixScores } from '../../src/analysis/prefix-score';
import { RandomStream } from '../../src/random/stream';
import { readAttention } from '../../src/train/attention';
import { configOf, makeTrainer, withFewHeldOut } from '../train/make-trainer';
import { tasks } from '../../src/task/registry';

const random = new RandomStream(1, 'data');

/** Causal rows that sum to one. */
function randomAttention(examples: number, heads: number, context: number): Float64Array {
  const all = new Float64Array(examples * heads * context * context);
  for (let row = 0; row < examples * heads * context; row++) {
    const i = row % context;
    const weights = Array.from({ length: i + 1 }, () => random.uniform());
    const sum = weights.reduce((a, b) => a + b);
    weights.forEach((weight, j) => (all[row * context + j] = weight / sum));
  }
  return all;
}

test.each([
  [1, 1, 4, 2],
  [3, 2, 7, 3],
  [5, 4, 12, 5],
])(
  '%i examples, %i heads, %i tokens of %i kinds: as by looking at every pair',
  (N, H, T, kinds) => {
    const tokens = Array.from({ length: N * T }, () => random.below(kinds));
    const asked = Array.from({ length: N * T }, (_, i) => (i % T < T - 1 ? random.below(2) : 0));
    const probabilities = randomAttention(N, H, T - 1);
    const C = T - 1;
    const expected = Array.from({ length: H }, (_, h) => {
      const masses = tokens.flatMap((token, at) => {
        const [n, i] = [Math.floor(at / T), at % T];
        if (!asked[at]) return [];
        const example = tokens.slice(n * T, n * T + T);
        // Every position that has a copy of the token right before it, and is not in the future.
        const targets = example
          .map((_, to) => to)
          .filter((to) => to >= 1 && to <= i && example[to - 1] === token);
        const row = ((n * H + h) * C + i) * C;
        return [targets.reduce((sum, to) => sum + probabilities[row + to], 0)];
      });
      return masses.reduce((a, b) => a + b, 0) / masses.length;
    });
    const found = prefixScores({ tokens, length: T, probabilities, heads: H, asked });
    found.forEach((score, h) => expect(score).toBeCloseTo(expected[h], 12));
  },
);

test('an induction head scores 1, a head that looks at the earlier copy itself 0', () => {
  const block = [4, 7, 2, 9];
  const tokens = [0, ...block, ...block];
  const C = tokens.length - 1;
  const asked = tokens.map((_, i) => (i > block.length && i < C ? 1 : 0));
  const probabilities = new Float64Array(2 * C * C);
  for (let i = 0; i < C; i++) {
    probabilities[i * C + Math.max(0, i - block.length + 1)] = 1;
    probabilities[(C + i) * C + Math.max(0, i - block.length)] = 1;
  }
  const scores = prefixScores({ tokens, length: C + 1, probabilities, heads: 2, asked });
  expect([...scores]).toEqual([1, 0]);
});

test('attention of a model as it answered: causal rows that sum to one, whose logits are its own', async () => {
  const config = configOf({
    task: { id: 'induction', symbols: 6, shortest: 3, longest: 4, length: 11 },
    model: { layers: 2, width: 8, heads: 2, mlpWidth: 0 },
    training: { batchSize: 4, seed: 3 },
  });
  const task = withFewHeldOut(tasks.get('induction')!, 20);
  const trainer = await makeTrainer(config, 'float64', { task });
  await trainer.evaluate();
  const layers = await readAttention(trainer);
  expect(layers).toHaveLength(2);
  const C = 10;
  for (const { examples, heads, probabilities } of layers!) {
    expect([examples, heads, probabilities.length]).toEqual([20, 2, 20 * 2 * C * C]);
    for (let row = 0; row < examples * heads * C; row++) {
      const values = Array.from({ length: C }, (_, j) => probabilities[row * C + j]);
      expect(values.reduce((a, b) => a + b)).toBeCloseTo(1, 10);
      expect(values.slice((row % C) + 1).every((p) => p === 0)).toBe(true);
    }
  }
  trainer.dispose();
});

test('where the last layer computes some positions only, their rows stand where they belong', async () => {
  const read = async (trained: string) => {
    const config = configOf({
      task: { id: 'induction', symbols: 6, shortest: 3, longest: 4, length: 11, trained },
      model: { layers: 2, width: 8, heads: 2, mlpWidth: 0 },
      training: { batchSize: 4, seed: 3 },
    });
    const task = withFewHeldOut(tasks.get('induction')!, 20);
    const trainer = await makeTrainer(config, 'float64', { task });
    await trainer.evaluate();
    const layers = await readAttention(trainer);
    const { graded } = trainer.instances[0].test;
    trainer.dispose();
    return { layers: layers!, graded };
  };
  const [all, some] = [await read('all'), await read('repeats')];
  const C = 10;
  for (const [layer, { examples, heads, probabilities }] of some.layers.entries()) {
    expect(probabilities.length).toBe(examples * heads * C * C);
    for (let row = 0; row < examples * heads * C; row++) {
      const n = Math.floor(row / (heads * C));
      const computed = layer === 0 || some.graded[n * (C + 1) + (row % C)] === 1;
      for (let j = 0; j < C; j++) {
        const whole = all.layers[layer].probabilities[row * C + j];
        expect(probabilities[row * C + j]).toBeCloseTo(computed ? whole : 0, 12);
      }
    }
  }
});
