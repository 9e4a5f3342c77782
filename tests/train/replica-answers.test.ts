import { expect, test } from 'vitest';
import { packed, PER_NAT, PER_ONE } from '../../src/metrics/packed';
import { tasks } from '../../src/task/registry';
import { configOf, makeTrainer, withFewHeldOut } from './make-trainer';

const parts = {
  task: { id: 'pair-lookup', count: 3, symbols: 5, answers: 4 },
  model: { width: 8, heads: 2, mlpWidth: 8 },
  optimizer: { learningRate: 0.02 },
};

/** An evaluation after 12 steps. */
async function evaluated(training: object, seed = 0) {
  const config = configOf({ ...parts, training: { batchSize: 16, seed, ...training } });
  const task = withFewHeldOut(tasks.get(config.task.id)!);
  const trainer = await makeTrainer(config, 'float32', { task });
  while (trainer.step < 12)
    await trainer.launch(Math.min(12 - trainer.step, trainer.programs.chunk));
  return trainer.evaluate();
}

test('an evaluation hands over what every model answered: the same as of that model alone', async () => {
  const together = await evaluated({ replicas: 3 });
  const alone = await Promise.all([0, 1, 2].map((seed) => evaluated({}, seed)));
  expect([together.sample, ...together.others!]).toEqual(alone.map(({ sample }) => sample));
  expect(together.others![0].predicted).not.toEqual(together.sample.predicted);
  for (const { others } of alone) expect(others).toBeUndefined();
});

test('what is kept of the answers says what the aggregates say, within its precision', async () => {
  const { sample, others, values } = await evaluated({ replicas: 3 });
  [sample, ...others!].forEach(({ surprise, confidence, squares }, r) => {
    // All held-out examples are kept here, and every graded token is trained on.
    const loss = surprise.reduce((sum, each) => sum + each, 0) / surprise.length / PER_NAT;
    expect(Math.abs(loss - values[3 * r])).toBeLessThan(0.5 / PER_NAT);
    confidence.forEach((share, i) => {
      // The answer is the most probable of four; Σ p² lies between its square and itself.
      expect(share / PER_ONE).toBeGreaterThan(0.05);
      expect(squares[i] / PER_ONE).toBeLessThanOrEqual(share / PER_ONE + 1e-4);
      expect(squares[i] / PER_ONE).toBeGreaterThanOrEqual((share / PER_ONE) ** 2 - 1e-4);
    });
  });
});

test('a number that is too large, too small or none is kept as the nearest that there is', () => {
  expect([packed(1.2, PER_ONE), packed(-0.1, PER_ONE), packed(0.5, PER_NAT)]).toEqual([
    65535, 0, 512,
  ]);
  expect([packed(100, PER_NAT), packed(Infinity, PER_NAT)]).toEqual([65535, 65535]);
  expect(Uint16Array.of(packed(NaN, PER_NAT))[0]).toBe(0);
});
