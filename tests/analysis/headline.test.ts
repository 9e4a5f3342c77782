import { describe, expect, test } from 'vitest';
import { headline, plain, type Said, type Situation } from '../../src/analysis/headline';
import { pastOf, type Chapter } from '../../src/analysis/story';
import { RandomStream } from '../../src/random/stream';

const sums = {
  example: 'sum',
  examples: 'sums',
  token: 'digit',
  tokens: 'digits',
  heldOut: 'held-out',
};
const answers = { ...sums, token: 'answer', tokens: 'answers' };
const same = (mean: number) => ({ mean, low: mean, high: mean });

function addition(right: number, exact: number, more: Partial<Situation> = {}): Situation {
  const theory = right ** 8;
  return {
    nouns: sums,
    k: 8,
    n: 2000,
    chance: 0.1,
    replicas: 1,
    finite: false,
    weightDecay: 0,
    status: 'running',
    reason: '',
    step: 260,
    until: 1000,
    lookingBack: false,
    heldOut: { step: 250, error: same(1 - right), exact: same(exact), theory, byPlace: theory },
    train: same(exact),
    past: { best: exact, low: 1 - right, largestFall: 0.1, largestGap: 0.01 },
    ...more,
  };
}

function grokking(right: number, train: number, more: Partial<Situation> = {}): Situation {
  return {
    ...addition(right, right),
    nouns: answers,
    k: 1,
    n: 1826,
    chance: 1 / 53,
    finite: true,
    weightDecay: 3,
    heldOut: {
      step: 250,
      error: same(1 - right),
      exact: same(right),
      theory: right,
      byPlace: right,
    },
    train: same(train),
    past: { best: right, low: 1 - right, largestFall: 0.1, largestGap: 0 },
    ...more,
  };
}

const say = (situation: Situation, before?: Said) => {
  const told = headline(situation, before);
  return { text: told.headline, detail: plain(told.detail), said: told.said };
};

describe('several tokens', () => {
  test('two thirds of the digits are right, almost no sums are', () => {
    const { text, detail } = say(addition(0.62, 0.021));
    expect(text).toBe('Two thirds of the digits are right. Almost no sums are.');
    expect(detail).toBe(
      'At step 250 the model gets 62.0% of held-out digits right; if mistakes fall at random, all eight are right ' +
        '0.62⁸ = 2.18% of the time. Measured exact match: 2.10% of 2,000 sums (95% interval 1.6–2.8%). ' +
        'Only the all-or-nothing marking jumps.',
    );
  });

  test('"only the marking jumps" only where the marking is all that jumps', () => {
    const jumps = 'Only the all-or-nothing marking jumps.';
    const past = { best: 0.021, low: 0.38, largestFall: 0.1, largestGap: 0.01 };
    expect(
      say(addition(0.62, 0.021, { past: { ...past, largestFall: 0.5 } })).detail,
    ).not.toContain(jumps);
    expect(say(addition(0.62, 0.021, { past: { ...past, largestGap: 0.2 } })).detail).not.toContain(
      jumps,
    );
    expect(say(addition(0.62, 0.3)).detail).not.toContain(jumps);
    expect(say(addition(0.9999, 0.9992)).detail).not.toContain(jumps);
  });

  test('a gap that the places explain is laid to the places', () => {
    const heldOut = {
      step: 250,
      error: same(0.34),
      exact: same(0.05),
      theory: 0.193,
      byPlace: 0.057,
    };
    const { detail } = say(addition(0.66, 0.05, { k: 4, heldOut }));
    expect(detail).toContain(
      'Some places are harder than others: taken one by one, Π(1−εᵢ) = 5.70%.',
    );
  });

  test('at the start it guesses, and chance has its value', () => {
    const { text, detail } = say(addition(0.1, 0));
    expect(text).toBe('The model is guessing.');
    expect(detail).toContain('chance is 10%');
  });

  test('only every one is every one', () => {
    expect(say(addition(0.9999, 0.9995)).text).toContain('Nearly every');
    expect(say(addition(1, 1)).text).toBe('Every held-out sum is right, all eight digits of it.');
    expect(say(addition(0.9999, 0.9995)).detail).toContain('99.95%');
  });

  test('several models: their mean and spread, and no interval that pretends they are one', () => {
    const spread = { mean: 0.4, low: 0.3, high: 0.55 };
    const heldOut = {
      step: 250,
      error: { mean: 0.1, low: 0.08, high: 0.12 },
      exact: spread,
      theory: 0.43,
      byPlace: 0.43,
    };
    const { detail } = say(addition(0.9, 0.4, { replicas: 4, heldOut }));
    expect(detail).toContain('four models get, on average, 90.0%');
    expect(detail).toContain('(88–92%)');
    expect(detail).toContain('40.0% of 2,000 sums each (30–55% from model to model)');
    expect(detail).not.toContain('95%');
  });
});

describe('one token: by heart, or by rule', () => {
  test('the stages of grokking', () => {
    expect(say(grokking(0.02, 0.4)).text).toBe(
      'The model is learning its training sums by heart; the others it guesses.',
    );
    expect(say(grokking(0, 1)).text).toBe(
      'The model knows its training sums by heart and none of the others.',
    );
    expect(say(grokking(0.03, 1)).text).toBe(
      'The model knows its training sums by heart and only guesses at the others.',
    );
    expect(say(grokking(0.15, 1)).text).toBe(
      'The model knows its training sums by heart and hardly any of the others.',
    );
    expect(say(grokking(0.5, 1)).text).toBe(
      'Beyond what it knows by heart, half of the held-out sums come out right.',
    );
    const past = { best: 0.995, low: 0.005, solvedAt: 240, largestFall: 0.1, largestGap: 0 };
    expect(say(grokking(0.995, 1, { past })).text).toBe(
      'The model has just understood: nearly every held-out sum comes out right.',
    );
    const later = { ...past, solvedAt: 20 };
    expect(say(grokking(1, 1, { past: later })).text).toBe(
      'The model has found the rule: every held-out sum comes out right.',
    );
  });

  test('several models are they', () => {
    const several = { replicas: 4 };
    expect(say(grokking(0.02, 1, several)).text).toBe(
      'The models know their training sums by heart and only guess at the others.',
    );
    expect(say(addition(0.1, 0, several)).text).toBe('The models are guessing.');
    const done = { ...several, status: 'done' } as const;
    expect(say(grokking(0.02, 1, done)).text).toContain('The models still haven’t found the rule');
  });

  test('without decay it says at the end what did not come', () => {
    const { text, detail } = say(
      grokking(0.019, 1, {
        status: 'done',
        weightDecay: 0,
        heldOut: { ...grokking(0.019, 1).heldOut!, step: 1000 },
      }),
    );
    expect(text).toBe('The model still hasn’t found the rule after 1,000 steps.');
    expect(detail).toContain(
      'Finished: after 1,000 steps the model gets 1.90% of 1,826 held-out sums right',
    );
    expect(detail).toContain('chance is 1.9%');
    expect(detail).toContain('Weight decay is 0');
  });

  test('a fall from what it could do is said', () => {
    const past = { best: 0.99, low: 0.01, largestFall: 0.1, largestGap: 0 };
    expect(say(grokking(0.4, 1, { past })).text).toContain('slipped back');
  });

  test('what fell back to chance is not still guessing, though few whole sums were ever right', () => {
    const past = { best: 0.06, low: 0.3, largestFall: 0.1, largestGap: 0 };
    expect(say(addition(0.09, 0, { past })).text).toBe(
      'The model knew more, and is back to guessing.',
    );
    expect(say(addition(0.09, 0, { past, replicas: 3 })).text).toBe(
      'The models knew more, and are back to guessing.',
    );
  });

  test('a rule that is wrong is worse than guessing', () => {
    const coin = (right: number) =>
      say(grokking(right, right, { chance: 0.5, finite: false })).text;
    expect(coin(0.24)).toBe('The model does worse than guessing.');
    expect(coin(0.47)).toBe('The model is guessing.');
    // Of many answers hardly any comes right by chance: to miss them all says nothing.
    expect(say(grokking(0, 0)).text).toBe('The model is guessing.');
  });
});

describe('around the run', () => {
  test('before, broken and stopped', () => {
    const nothing = { heldOut: undefined, train: undefined, past: undefined };
    expect(say(addition(0, 0, { ...nothing, status: 'paused' })).detail).toContain('Press play');
    expect(say(addition(0, 0, nothing)).detail).toContain('gets 10.0% of digits right by chance');
    const diverged = say(addition(0.3, 0, { status: 'diverged', step: 312 }));
    expect(diverged.text).toBe('Training diverged at step 312.');
    expect(diverged.detail).toContain('lower learning rate');
    const failed = say(addition(0.3, 0, { status: 'failed', reason: 'The GPU was lost' }));
    expect(failed.detail).toContain('The GPU was lost. ');
    expect(say(addition(0.62, 0.02, { status: 'diverged', lookingBack: true })).text).toContain(
      'Two thirds',
    );
  });

  test('words on a border don’t flicker', () => {
    let said: Said | undefined;
    const random = new RandomStream(4, 'sampling');
    const texts = new Set<string>();
    for (let i = 0; i < 200; i++) {
      const border = (0.5 + 0.667) / 2;
      const told = headline(addition(border + (random.uniform() - 0.5) * 0.02, 0.001), said);
      said = told.said;
      texts.add(told.headline);
    }
    expect(texts.size).toBe(1);
  });
});

describe('whatever the data', () => {
  /** A run that wanders from guessing towards right, in its own way. */
  function* wander(index: number): Generator<Situation> {
    const random = new RandomStream(9, 'sampling', index);
    const k = 1 + random.below(9);
    const chance = 1 / (2 + random.below(60));
    const finite = k === 1 && random.uniform() < 0.7;
    const replicas = random.uniform() < 0.7 ? 1 : 1 + random.below(5);
    const until = 10 ** (1 + random.below(6));
    const chapters: Chapter[] = [];
    let right = chance;
    for (let step = 0; step <= until; step += until / 20) {
      right = Math.min(1, Math.max(0, right + (random.uniform() - 0.35) * 0.2));
      const snapped = random.uniform() < 0.1 ? Math.round(right) : right;
      const theory = snapped ** k;
      const exact = k === 1 ? snapped : Math.min(1, Math.max(0, theory + random.normal() * 0.03));
      const train = random.uniform() < 0.1 ? undefined : Math.min(1, exact + random.uniform());
      chapters.push({ step, error: 1 - snapped, exact, theory, train });
      const around = (mean: number) => ({ mean, low: mean * 0.9, high: Math.min(1, mean * 1.1) });
      yield {
        nouns: k === 1 ? answers : sums,
        k,
        chance,
        finite,
        replicas,
        until,
        step,
        n: 50 + random.below(3000),
        weightDecay: random.below(3),
        status: (['running', 'paused', 'done', 'diverged', 'failed'] as const)[
          random.uniform() < 0.6 ? 0 : random.below(5)
        ],
        reason: ['', 'The loss was not finite', 'out of memory.'][random.below(3)],
        lookingBack: random.uniform() < 0.2,
        ...(random.uniform() < 0.05
          ? {}
          : {
              heldOut: {
                step,
                error: around(1 - snapped),
                exact: around(exact),
                theory,
                byPlace: theory * random.uniform(),
              },
              train: train === undefined ? undefined : around(train),
              past: pastOf(chapters),
            }),
      };
    }
  }

  test('no headline lacks a word, claims all of less, or runs away', () => {
    for (let index = 0; index < 400; index++) {
      let said: Said | undefined;
      for (const situation of wander(index)) {
        const told = headline(situation, said);
        said = told.said;
        const all = `${told.headline} ${plain(told.detail)}`;
        expect(all).not.toMatch(/NaN|undefined|null|Infinity|\[object|–%|\s\s|\(\)|\) \(|\s[.,;]/);
        expect(told.headline).toMatch(/^[A-Z].*[.!?]$/);
        expect(told.headline.length).toBeLessThan(100);
        expect(plain(told.detail).length).toBeLessThan(420);
        const { heldOut, status, lookingBack, k } = situation;
        if (heldOut && ((status !== 'diverged' && status !== 'failed') || lookingBack)) {
          if (heldOut.exact.mean < 1)
            expect(told.headline).not.toMatch(/^Every|: every|all the sums/);
          if (heldOut.exact.mean < 0.9 && k === 1)
            expect(told.headline).not.toMatch(/understood|found the rule/);
        }
      }
    }
  });
});
