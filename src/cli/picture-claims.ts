import { predictedExactMatch } from '../metrics/predicted-exact-match';
import { seeds, three, type Claim, type ComparedRow, type Finding } from './claim';
import type { RecipeResult } from './recipe-run';

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const near = (what: string, expected: number, within: number, found: number): Finding => ({
  says: `${what}, within ${within} of what the recipe had`,
  found: `${three(found)} (${expected})`,
  holds: Math.abs(found - expected) <= within,
});

/** Where the digits end up, and how far exact match ever was from (1−ε)^k. */
function reads(runs: readonly RecipeResult[], digit: number, all: number): Finding[] {
  const gaps = runs.flatMap(({ exactMatch, tokenError, graded }) =>
    exactMatch.map((exact, i) => Math.abs(exact - predictedExactMatch(tokenError[i], graded))),
  );
  const gap = Math.max(...gaps);
  return [
    near('digits right at the end', digit, 0.04, mean(runs.map((r) => 1 - r.tokenError.at(-1)!))),
    near('rows of five right', all, 0.06, mean(runs.map((run) => run.exactMatch.at(-1)!))),
    { says: 'never further than .02 from (1−ε)^5', found: three(gap), holds: gap <= 0.02 },
  ];
}

const sizes: readonly (readonly [width: number, digit: number, all: number])[] = [
  [4, 0.36, 0.005],
  [8, 0.76, 0.25],
  [16, 0.88, 0.5],
  [32, 0.92, 0.65],
  [64, 0.94, 0.72],
];
const SEEDS = 3;

function bySize(runs: readonly RecipeResult[]): ComparedRow[] {
  return sizes.map(([width, digit, all], i) => ({
    name: `width ${width}`,
    findings: reads(runs.slice(i * SEEDS, (i + 1) * SEEDS), digit, all),
  }));
}

/** The error has fallen most of its way while hardly a drawing counts; at the end most do. */
function manufactured(run: RecipeResult): Finding[] {
  const { loss, exactMatch, step } = run;
  const [from, at] = [step.indexOf(100), step.indexOf(300)];
  const way = (loss[from] - loss[at]) / (loss[from] - loss.at(-1)!);
  const falls = loss.slice(from + 1).map((value, i) => loss[from + i] - value);
  const steepest = Math.max(...falls) / (loss[from] - Math.min(...loss));
  return [
    {
      says: 'from step 100 to 300 the mean squared error falls by half of all that it will, or more',
      found: `${three(way)} of the way`,
      holds: way >= 0.5,
    },
    {
      says: `and never by more than .3 of it in ${run.evalEvery} steps`,
      found: three(steepest),
      holds: steepest <= 0.3,
    },
    {
      says: 'drawings near enough at step 300 ≤ .10',
      found: three(exactMatch[at]),
      holds: exactMatch[at] <= 0.1,
    },
    {
      says: 'and at the end ≥ .65',
      found: three(exactMatch.at(-1)!),
      holds: exactMatch.at(-1)! >= 0.65,
    },
  ];
}

const thresholds = [0.03, 0.01, 0.003, 0.001];

/** The same drawings by several thresholds: when they come to count, if at all, is the threshold's doing. */
function byThreshold(runs: readonly RecipeResult[]): ComparedRow[] {
  const half = runs.map(({ step, exactMatch }) => {
    const at = exactMatch.findIndex((share) => share >= 0.5);
    return at < 0 ? Infinity : step[at];
  });
  return thresholds.map((threshold, i): ComparedRow => {
    const same = runs[i].loss.every((value, at) => value === runs[0].loss[at]);
    return {
      name: `below ${threshold}`,
      findings: [
        {
          says: 'half of the drawings count from step (later than by the threshold before)',
          found: half[i] === Infinity ? 'never' : String(half[i]),
          holds: i === 0 ? undefined : half[i] > half[i - 1],
        },
        {
          says: 'the mean squared error is the same all along, to the last bit',
          found: same ? 'yes' : 'no',
          holds: same,
        },
      ],
    };
  });
}

/** What is promised of handwritten digits. */
export const pictureClaims: readonly Claim[] = [
  {
    title: 'V1, handwritten digits',
    jobs: seeds('v1-digits', SEEDS, 50),
    check: (run) => reads([run], 0.92, 0.65),
  },
  {
    title: 'V1 by size',
    rows: 'size, mean of three seeds',
    jobs: sizes.flatMap(([width]) =>
      seeds('v1-digits', SEEDS, 100, {
        model: { width, heads: width < 8 ? 2 : 4, mlpWidth: 4 * width },
      }),
    ),
    compare: bySize,
    remark:
      'Width 2 is narrower than a model may be here. The recipe was first run with the pictures alone in the context; here ' +
      'each is followed by its digit, so that what is asked for is always the next token.',
  },
  { title: 'V2, digits drawn again', jobs: seeds('v2-redrawn', 3, 50), check: manufactured },
  {
    title: 'V2 by threshold',
    rows: 'threshold of the mean squared error, seed 0',
    jobs: thresholds.flatMap((tolerance) => seeds('v2-redrawn', 1, 50, { task: { tolerance } })),
    compare: byThreshold,
  },
];
