import { seeds, three, type ComparedRow, type JointClaim } from './claim';
import type { RecipeJob, RecipeResult } from './recipe-run';

/** Widths of U1's ladder; four heads need a width of at least 4, and 8 is where they have two places each. */
const WIDTHS = [4, 8, 16, 32, 48];
const SEEDS = 5;
const STEP = 200;

const ladder = (recipe: string): RecipeJob[] =>
  WIDTHS.flatMap((width) =>
    seeds(recipe, SEEDS, STEP, {
      model: { width, heads: width < 8 ? 2 : 4, mlpWidth: 4 * width },
    }),
  );

/** Mean over seeds, by width, of the share right at that evaluation. */
function means(runs: readonly RecipeResult[], at: number): number[] {
  return WIDTHS.map((_, i) => {
    const own = runs.slice(i * SEEDS, (i + 1) * SEEDS);
    return own.reduce((sum, run) => sum + run.exactMatch[run.step.indexOf(at)], 0) / SEEDS;
  });
}

const rows = (
  runs: readonly RecipeResult[],
  promised: (shares: readonly number[], i: number) => boolean | undefined,
  says: string,
): ComparedRow[] => {
  const [early, late] = [means(runs, STEP), means(runs, 2 * STEP)];
  return WIDTHS.map((width, i) => ({
    name: String(width),
    findings: [
      { says: `${says} (chance .50)`, found: three(early[i]), holds: promised(early, i) },
      { says: `at step ${2 * STEP}`, found: three(late[i]), holds: undefined },
    ],
  }));
};

/** U-shaped scaling: means over seeds, since a single ladder is jagged. */
export const sizeClaims: readonly JointClaim[] = [
  {
    title: 'U1 over sizes',
    rows: 'width',
    jobs: ladder('u1-negation'),
    compare: (runs) =>
      rows(
        runs,
        (shares, i) =>
          WIDTHS[i] === 8 || WIDTHS[i] === 16
            ? shares[i] <= 0.45
            : WIDTHS[i] === 48
              ? shares[i] >= 0.7
              : undefined,
        `with NOT right at step ${STEP}, mean of ${SEEDS} seeds: widths 8 and 16 ≤ .45, width 48 ≥ .70`,
      ),
  },
  {
    title: 'U1 over sizes, NOT in half',
    rows: 'width',
    jobs: ladder('u1-half'),
    compare: (runs) =>
      rows(
        runs,
        (shares, i) => shares[i] >= 0.45,
        `with NOT right at step ${STEP}, mean of ${SEEDS} seeds: never below .45`,
      ),
  },
];
