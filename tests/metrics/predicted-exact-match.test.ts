import { expect, test } from 'vitest';
import { RandomStream } from '../../src/random/stream';
import { predictedByPlace, predictedExactMatch } from '../../src/metrics/predicted-exact-match';

test('60 % a token is 13 % over four tokens, 98 % is 92 % (Schaeffer et al. 2023)', () => {
  expect(predictedExactMatch(0.4, 4)).toBeCloseTo(0.13, 2);
  expect(predictedExactMatch(0.02, 4)).toBeCloseTo(0.922, 3);
});

test('Π(1−ε_i) is (1−ε)^k where places are alike, and less where they differ', () => {
  expect(predictedByPlace([0.2, 0.2, 0.2])).toBeCloseTo(predictedExactMatch(0.2, 3), 12);
  const random = new RandomStream(1, 'sampling');
  for (let i = 0; i < 500; i++) {
    const errors = Array.from({ length: 1 + random.below(9) }, () => random.uniform());
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const bound = predictedExactMatch(mean, errors.length);
    expect(predictedByPlace(errors)).toBeLessThanOrEqual(bound + 1e-12);
  }
});

test('both match tokens that err independently', () => {
  const random = new RandomStream(2, 'sampling');
  const errors = [0.5, 0.1, 0.02];
  let right = 0;
  const trials = 40_000;
  for (let i = 0; i < trials; i++) if (errors.every((error) => random.uniform() >= error)) right++;
  expect(right / trials).toBeCloseTo(predictedByPlace(errors), 2);
});
