import { describe, expect, it } from 'vitest';
import { bendOf } from '../../src/analysis/bend';
import {
  brierAt,
  drawSynthetic,
  foretoldAt,
  LARGEST,
  lawAt,
  scaleOfShare,
  START,
  syntheticDefaults,
  VOCABULARY,
  type SyntheticSettings,
} from '../../src/analysis/synthetic';
import { SOFTER, verdictOfRun } from '../../src/analysis/verdict-of-run';
import { metricOf } from '../../src/metrics/registry';
import { Rescorer } from '../../src/metrics/rescore';

const metric = (id: string) => metricOf(id)!;
const settings = (change: Partial<SyntheticSettings> = {}) => ({ ...syntheticDefaults, ...change });

function verdict(change: Partial<SyntheticSettings>, axis: 'linear' | 'log' = 'log') {
  const { asked, kept } = drawSynthetic(settings(change));
  const softer = SOFTER.map(metric);
  return verdictOfRun(new Rescorer(asked), kept, metric('exact-match'), softer, axis);
}

describe('the law', () => {
  it('is a straight line on log–log axes, from guessing', () => {
    expect(lawAt(1, 0.7)).toBe(START);
    const slope = Math.log(lawAt(500, 0.7) / lawAt(5, 0.7)) / Math.log(100);
    expect(slope).toBeCloseTo(-0.7, 12);
  });

  it('says at which scale a share of answers is all right', () => {
    for (const share of [0.001, 0.1, 0.9]) {
      const scale = scaleOfShare(share, settings({ length: 13, exponent: 0.6 }));
      expect((1 - lawAt(scale, 0.6)) ** 13).toBeCloseTo(share, 10);
    }
  });

  it('has the Brier score of its probabilities, summed by hand', () => {
    for (const error of [0.95, 0.5, 0.01]) {
      const answer = 1 - error;
      const other = error / (VOCABULARY - 1);
      const rest = (VOCABULARY - 2) * other ** 2;
      const right = (1 - answer) ** 2 + other ** 2 + rest;
      const wrong = answer ** 2 + (1 - other) ** 2 + rest;
      expect(brierAt(error)).toBeCloseTo((1 - error) * right + error * wrong, 12);
    }
  });
});

describe('the answers', () => {
  it('score as the law says, within sampling error', () => {
    const wanted = settings({ examples: 1024 });
    const { asked, kept } = drawSynthetic(wanted);
    const rescorer = new Rescorer(asked);
    const scales = kept.map(({ step }) => step);
    expect([scales[0], scales.at(-1)]).toEqual([1, LARGEST]);
    const foretold = foretoldAt(scales, wanted);
    for (const id of ['token-error', 'brier', 'exact-match'] as const) {
      const values = rescorer.values(metric(id), kept);
      // Three standard deviations of a share of 1,024, where it varies most, are 0.047.
      values.forEach((value, i) => expect(Math.abs(value - foretold[id][i])).toBeLessThan(0.05));
      const mean =
        values.reduce((sum, value, i) => sum + value - foretold[id][i], 0) / values.length;
      expect(Math.abs(mean)).toBeLessThan(0.008);
    }
    const losses = rescorer.values(metric('loss'), kept);
    expect(losses[0]).toBeCloseTo(Math.log(VOCABULARY), 2);
  });

  it('keep their luck when a slider moves', () => {
    const short = drawSynthetic(settings({ length: 3, examples: 20 }));
    const long = drawSynthetic(settings({ length: 5, examples: 30 }));
    const better = drawSynthetic(settings({ length: 3, examples: 20, exponent: 1.2 }));
    short.kept.forEach(({ predicted }, model) => {
      for (let i = 0; i < 20; i++) {
        for (let j = 0; j < 3; j++) {
          expect(long.kept[model].predicted[i * 5 + j]).toBe(predicted[i * 3 + j]);
          if (predicted[i * 3 + j] === 0) expect(better.kept[model].predicted[i * 3 + j]).toBe(0);
        }
      }
    });
    const other = drawSynthetic(settings({ length: 3, examples: 20, seed: 1 }));
    expect(other.kept.map(({ predicted }) => [...predicted])).not.toEqual(
      short.kept.map(({ predicted }) => [...predicted]),
    );
  });

  it('never go wrong more often than guessing, however far the models stray', () => {
    const { asked, kept } = drawSynthetic(settings({ noise: 0.5, examples: 1024 }));
    const errors = new Rescorer(asked).values(metric('token-error'), kept);
    expect(Math.max(...errors)).toBeLessThan(START + 0.01);
  });
});

describe('the verdict on it', () => {
  it('is a mirage for long answers, whatever the luck', () => {
    const kinds = [0, 1, 2, 3, 4].map((seed) => verdict({ seed }).kind);
    expect(kinds).toEqual(Array<string>(5).fill('mirage'));
  });

  it('finds nothing to explain in answers of one token', () => {
    expect(verdict({ length: 1 })).toMatchObject({ kind: 'cannot tell', doubt: 'no bend' });
  });

  it('never survives: nothing in it is discrete', () => {
    for (const length of [1, 2, 4, 16, 32]) {
      for (const exponent of [0.3, 0.8, 1.5]) {
        for (const axis of ['linear', 'log'] as const) {
          expect(verdict({ length, exponent, examples: 64 }, axis).kind).not.toBe('survives');
        }
      }
    }
  });

  it('exact match bends on a linear axis, and nowhere on log–log axes', () => {
    const scales = Float64Array.from({ length: 21 }, (_, i) => LARGEST ** (i / 20));
    const exact = foretoldAt(scales, syntheticDefaults)['exact-match'];
    expect(bendOf(exact).depth).toBeGreaterThan(0.15);
    expect(bendOf(exact.map(Math.log)).depth).toBe(0);
  });
});
