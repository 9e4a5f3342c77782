import { predictedExactMatch } from '../metrics/predicted-exact-match';
import { firstStep, seeds, three, type Claim, type Finding } from './claim';
import { atLeast } from './findings';
import type { RecipeResult } from './recipe-run';

/** Known by heart before it is understood: the held-out share when training is, and when it is itself. */
function heartFirst(run: RecipeResult): Finding[] {
  const known = run.step.findIndex((_, i) => (run.train[i] ?? 0) >= 0.99);
  const understood = firstStep(run, (i) => run.exactMatch[i] >= 0.9);
  return [
    {
      says: 'train ≥ .99 while held-out ≤ .20',
      found:
        known < 0
          ? 'train never'
          : `train at step ${run.step[known]}, held-out ${three(run.exactMatch[known])} then`,
      holds: known >= 0 && run.exactMatch[known] <= 0.2,
    },
    {
      says: 'held-out ≥ .90 within the run (chance .032)',
      found: Number.isFinite(understood)
        ? `at step ${understood}`
        : `ends at ${three(run.exactMatch.at(-1)!)}`,
      holds: Number.isFinite(understood),
    },
  ];
}

/** By then a model knows that it is asked for yes or no. */
const ASKED = 50;

function lowest(run: RecipeResult) {
  const asked = run.step.flatMap((step, i) => (step >= ASKED ? [i] : []));
  return asked.reduce((low, i) => (run.exactMatch[i] < run.exactMatch[low] ? i : low));
}

/** Worse than chance on the way, and right at the end. */
function dips(run: RecipeResult): Finding[] {
  const low = lowest(run);
  return [
    {
      says: `with NOT ≤ .30 at its lowest after step ${ASKED} (chance .50)`,
      found: `${three(run.exactMatch[low])} at step ${run.step[low]}`,
      holds: run.exactMatch[low] <= 0.3,
    },
    ...atLeast(0.7, '.50')(run),
  ];
}

function doesNotDip(run: RecipeResult): Finding[] {
  const low = lowest(run);
  return [
    {
      says: `with NOT never below .45 after step ${ASKED}`,
      found: `${three(run.exactMatch[low])} at step ${run.step[low]}`,
      holds: run.exactMatch[low] >= 0.45,
    },
    ...atLeast(0.7, '.50')(run),
  ];
}

/** Largest distance above (1−ε)^k. */
const above = (run: RecipeResult) =>
  Math.max(
    ...run.exactMatch.map((exact, i) => exact - predictedExactMatch(run.tokenError[i], run.graded)),
  );

const clusters = (run: RecipeResult): Finding[] => [
  {
    says: `exact match ≥ .03 above (1−ε)^${run.graded} somewhere`,
    found: three(above(run)),
    holds: above(run) >= 0.03,
  },
];

const independent = (run: RecipeResult): Finding[] => [
  ...atLeast(0.95, '.03 an answer')(run),
  {
    says: `largest |exact match − (1−ε)^${run.graded}| ≤ .03`,
    found: three(gap(run)),
    holds: gap(run) <= 0.03,
  },
];

const gap = (run: RecipeResult) =>
  Math.max(
    ...run.exactMatch.map((exact, i) =>
      Math.abs(exact - predictedExactMatch(run.tokenError[i], run.graded)),
    ),
  );

function coinToss(run: RecipeResult): Finding[] {
  const last = run.exactMatch.at(-1)!;
  return [
    {
      says: 'within .10 of a coin toss at the end',
      found: three(last),
      holds: Math.abs(last - 0.5) <= 0.1,
    },
  ];
}

/** What is promised of groups, chains, look-up by other keys, and NOT. */
export const algebraClaims: readonly Claim[] = [
  { title: 'Z1, one key', jobs: seeds('z1-one-key', 3, 40), check: independent },
  { title: 'Z1, neighbouring keys', jobs: seeds('z1-neighbours', 3, 25), check: clusters },
  {
    title: 'S5, permutations',
    jobs: seeds('s5-permutations', 3, 150),
    check: atLeast(0.7, '.008'),
  },
  {
    title: 'Walks on a ring',
    jobs: seeds('ring-walks', 3, 10),
    check: heartFirst,
    remark:
      'Not every seed gets every walk: seed 1 stays near .94, with the rate falling along a cosine or with decay 2 (.97) as well.',
  },
  { title: 'U1, a rare NOT', jobs: seeds('u1-negation', 5, 10), check: dips },
  { title: 'U1, NOT in half', jobs: seeds('u1-half', 3, 10), check: doesNotDip },
  {
    title: 'Parity, scratchpad',
    jobs: seeds('parity-scratchpad', 3, 10),
    check: atLeast(0.99, '.50'),
  },
  { title: 'Parity, direct', jobs: seeds('parity-direct', 3, 30), check: coinToss },
];
