import { seeds, three, type ComparedRow, type JointClaim } from './claim';
import type { RecipeJob, RecipeResult } from './recipe-run';

/** Widths of U1's ladder; four heads need a width of at least 4, and 8 is where they have two places each. */
const WIDTHS = [4, 8, 16, 32, 48];
const SEEDS = 30;
const CONTROL_SEEDS = 5;
const [EARLY, LATE] = [200, 400];

/** What recipe U1 had, a mean of five seeds, at those steps. */
const RECIPE: Readonly<Record<number, readonly number[]>> = {
  [EARLY]: [0.43, 0.33, 0.36, 0.75, 0.85],
  [LATE]: [0.4, 0.35, 0.64, 0.88, 0.92],
};
const RECIPE_SEEDS = 5;

const ladder = (recipe: string, count: number): RecipeJob[] =>
  WIDTHS.flatMap((width) =>
    seeds(recipe, count, EARLY, {
      model: { width, heads: width < 8 ? 2 : 4, mlpWidth: 4 * width },
    }),
  );

/** Over seeds, by width: the mean share that is right at that evaluation, and the deviation of a single seed. */
function sharesAt(runs: readonly RecipeResult[], step: number) {
  const count = runs.length / WIDTHS.length;
  return WIDTHS.map((_, i) => {
    const own = runs.slice(i * count, (i + 1) * count);
    const shares = own.map((run) => run.exactMatch[run.step.indexOf(step)]);
    const mean = shares.reduce((sum, share) => sum + share, 0) / count;
    const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
    return { mean, deviation: Math.sqrt(squares / (count - 1)), count };
  });
}

type Shares = ReturnType<typeof sharesAt>[number];

const told = ({ mean, deviation, count }: Shares) =>
  `${three(mean)} ± ${three(deviation / Math.sqrt(count))}`;

/** Whether one mean is below the other by more than two standard errors of their difference. */
const below = (a: Shares, b: Shares) =>
  b.mean - a.mean > 2 * Math.hypot(a.deviation, b.deviation) * Math.sqrt(1 / a.count);

/** Whether a mean differs from the recipe's by less than two standard errors, as if its seeds had varied like ours. */
const asRecipe = ({ mean, deviation, count }: Shares, recipe: number) =>
  Math.abs(mean - recipe) < 2 * deviation * Math.sqrt(1 / count + 1 / RECIPE_SEEDS);

/** The U: lowest in the middle; and each mean where the recipe had it. */
function isU(runs: readonly RecipeResult[]): ComparedRow[] {
  const [early, late] = [EARLY, LATE].map((step) => sharesAt(runs, step));
  const [smallest, largest] = [early[0], early[WIDTHS.length - 1]];
  return WIDTHS.map((width, i) => {
    const middle = width === 8 || width === 16;
    return {
      name: String(width),
      findings: [
        {
          says: `with NOT right at step ${EARLY}, mean of ${SEEDS} seeds ± its standard error (chance .50): widths 8 and 16 below 4 and 48 by more than two of the difference`,
          found: told(early[i]),
          holds: middle ? below(early[i], smallest) && below(early[i], largest) : undefined,
        },
        {
          says: 'the recipe, a mean of five, is within two standard errors',
          found: three(RECIPE[EARLY][i]),
          holds: asRecipe(early[i], RECIPE[EARLY][i]),
        },
        { says: `at step ${LATE}`, found: told(late[i]), holds: undefined },
        {
          says: 'and so is the recipe there',
          found: three(RECIPE[LATE][i]),
          holds: asRecipe(late[i], RECIPE[LATE][i]),
        },
      ],
    };
  });
}

function noDip(runs: readonly RecipeResult[]): ComparedRow[] {
  const [early, late] = [EARLY, LATE].map((step) => sharesAt(runs, step));
  return WIDTHS.map((width, i) => ({
    name: String(width),
    findings: [
      {
        says: `with NOT right at step ${EARLY}, mean of ${CONTROL_SEEDS} seeds: never below .45 (chance .50)`,
        found: three(early[i].mean),
        holds: early[i].mean >= 0.45,
      },
      { says: `at step ${LATE}`, found: three(late[i].mean), holds: undefined },
    ],
  }));
}

/** U-shaped scaling: means over many seeds, since a single ladder is jagged. */
export const sizeClaims: readonly JointClaim[] = [
  {
    title: 'U1 over sizes',
    rows: 'width',
    jobs: ladder('u1-negation', SEEDS),
    compare: isU,
    remark:
      'Seeds differ a great deal, so that a mean of five has an error of up to .1: seeds 0 to 4 alone give .438 .393 .414 ' +
      '.464 .767 at step 200. These limits were set after seeing seeds 0 to 29; all of them hold over seeds 30 to 59 too, ' +
      'run once, afterwards (.449 .276 .312 .547 .733 at step 200; .407 .347 .649 .780 .858 at step 400). Width 2 is ' +
      'narrower than a model may be here.',
  },
  {
    title: 'U1 over sizes, NOT in half',
    rows: 'width',
    jobs: ladder('u1-half', CONTROL_SEEDS),
    compare: noDip,
  },
];
