import { predictedExactMatch } from '../metrics/predicted-exact-match';
import { algebraClaims } from './algebra-claims';
import { contextClaims } from './context-claims';
import { lengthClaims } from './length-claims';
import { firstStep, seeds, three, type Claim, type Finding } from './claim';
import { pictureClaims } from './picture-claims';
import type { RecipeResult } from './recipe-run';
import { scratchpadClaims } from './scratchpad-claims';
import { sequenceClaims } from './sequence-claims';
import { textClaims } from './text-claims';
import { sizeClaims } from './size-claims';

/** A jump that is real: known by heart first, understood much later. */
const grokking =
  (within: number) =>
  (run: RecipeResult): Finding[] => {
    const known = run.step.flatMap((_, i) =>
      (run.train[i] ?? 0) >= 0.99 ? [run.exactMatch[i]] : [],
    );
    const lowest = Math.min(...known);
    const when = firstStep(run, (i) => (run.train[i] ?? 0) >= 0.99);
    const grokked = firstStep(run, (i) => run.exactMatch[i] >= 0.99);
    return [
      {
        says: 'train ≥ .99 while held-out ≤ .10',
        found:
          known.length > 0
            ? `train at step ${when}, held-out ${three(lowest)} then`
            : 'train never',
        holds: lowest <= 0.1,
      },
      {
        says: `held-out ≥ .99 within ${within.toLocaleString('en')} steps`,
        found:
          grokked <= within ? `at step ${grokked}` : `ends at ${three(run.exactMatch.at(-1)!)}`,
        holds: grokked <= within,
      },
    ];
  };

function control(run: RecipeResult): Finding[] {
  const last = run.exactMatch.at(-1)!;
  return [{ says: 'held-out < .10 at 1,000 steps', found: three(last), holds: last < 0.1 }];
}

/** Exact match at the end, and how far from (1−ε)^k it ever was. */
function ends(run: RecipeResult): Finding[] {
  const last = run.exactMatch.at(-1)!;
  const gaps = run.exactMatch.map((exact, i) =>
    Math.abs(exact - predictedExactMatch(run.tokenError[i], run.graded)),
  );
  return [
    { says: 'exact match ≥ .95 at the end', found: three(last), holds: last >= 0.95 },
    {
      says: `largest |exact match − (1−ε)^${run.graded}|`,
      found: three(Math.max(...gaps)),
      holds: undefined,
    },
  ];
}

/** ε has no cliff: its steepest fall between evaluations, as a share of its range. */
function smooth(run: RecipeResult): Finding[] {
  const errors = run.tokenError;
  const range = Math.max(...errors) - Math.min(...errors);
  const falls = errors.slice(1).map((error, i) => errors[i] - error);
  const steepest = Math.max(...falls) / range;
  return [
    {
      says: `ε falls by ≤ .2 of its range in ${run.evalEvery} steps`,
      found: three(steepest),
      holds: steepest <= 0.2,
    },
  ];
}

/** Whole answers lag: many tokens right, and yet few answers. */
function lag(run: RecipeResult): Finding[] {
  const right = 1 - run.tokenError.at(-1)!;
  const exact = run.exactMatch.at(-1)!;
  return [
    {
      says: 'at the end exact match is at least .2 below token accuracy',
      found: `${three(exact)} of ${three(right)}`,
      holds: right - exact >= 0.2,
    },
  ];
}

/** Places that are learned one after another: the mean error misjudges exact match, their own errors do not. */
function byPlace(run: RecipeResult): Finding[] {
  const miss = (predicted: (i: number) => number) =>
    Math.max(...run.exactMatch.map((exact, i) => Math.abs(exact - predicted(i))));
  const mean = miss((i) => predictedExactMatch(run.tokenError[i], run.graded));
  const places = miss((i) => run.byPlace[i]);
  return [
    {
      says: `Π(1−εᵢ) misses exact match by less than half of what (1−ε)^${run.graded} does`,
      found: `at most ${three(places)} against ${three(mean)}`,
      holds: places < mean / 2,
    },
  ];
}

/** Where a run on real data is said to end, each give or take. */
const near =
  (tokens: number, exactMatch: number, within: number) =>
  (run: RecipeResult): Finding[] => {
    const finding = (says: string, expected: number, found: number): Finding => ({
      says: `${says} at the end ${expected.toFixed(2)} ± ${within.toFixed(2)}`,
      found: three(found),
      holds: Math.abs(found - expected) <= within,
    });
    return [
      finding('token accuracy', tokens, 1 - run.tokenError.at(-1)!),
      finding('exact match', exactMatch, run.exactMatch.at(-1)!),
    ];
  };

/** All that is promised, recipe by recipe. */
export const claims: readonly Claim[] = [
  { title: 'G1, grokking', jobs: seeds('g1-grokking', 5, 10), check: grokking(1000) },
  { title: 'G1 without decay', jobs: seeds('g1-no-decay', 3, 50), check: control },
  { title: 'G2, leak-free', jobs: seeds('g2-leak-free', 3, 10), check: grokking(1500) },
  {
    title: 'G3, long plateau',
    jobs: seeds('g3-long-plateau', 3, 25),
    check: grokking(2000),
    remark:
      'Without an equals sign, where the recipe was first run with one. With it, 1 of 3 seeds had understood by step 2,500 ' +
      '(the others were at .228 and .820); with decay 4 seed 1 was at .946 after 2,000.',
  },
  {
    title: 'M1, the mirage',
    jobs: seeds('m1-mirage', 3, 25),
    check: (run) => [...ends(run), ...smooth(run)],
    remark:
      '600 steps, where the recipe was first run for 500 with an output layer over the 32 answers alone: ε then starts at ' +
      '.97, where ours, over all 96 tokens, starts at .98–.99 and lags some 15 steps behind. After 500 steps, of seeds 0–9, ' +
      '2 ended at .95 or more (.821–.956); after 600, all 10 (.997–1.000).',
  },
  { title: 'M2, on log axes', jobs: seeds('m2-mirage-log', 3, 25), check: ends },
  {
    title: 'A1, addition',
    jobs: seeds('a1-addition', 3, 50),
    check: ends,
    remark:
      'A learning rate of .005 for 4,000 steps, where the recipe was first run with .008 for 1,500, from one seed. Of ' +
      'seeds 0–9, 7 ended at .95 or more with that (.771–1.000), 9 with .008 for 3,000 steps (.939–1.000), 9 with .005 ' +
      'for 2,000 (.874–1.000), and all 10 with .005 for 4,000 (1.000).',
  },
  { title: 'A1, gentler', jobs: seeds('a1-gentle', 3, 50), check: lag },
  { title: 'A2, plain', jobs: seeds('a2-plain', 3, 25), check: byPlace },
  { title: 'A2, reversed', jobs: seeds('a2-reversed', 3, 25), check: byPlace },
  ...lengthClaims,
  ...algebraClaims,
  ...sizeClaims,
  ...scratchpadClaims,
  {
    title: 'R1, spelling to sounds',
    jobs: seeds('r1-transliteration', 3, 100),
    check: near(0.81, 0.29, 0.03),
    remark:
      'Held-out words were never trained on, but their inflections may have been; one pronunciation of each is accepted.',
  },
  {
    title: 'R2, unscramble',
    jobs: seeds('r2-unscramble', 3, 150),
    check: near(0.65, 0.19, 0.04),
  },
  ...textClaims,
  ...contextClaims,
  ...pictureClaims,
  ...sequenceClaims,
];
