import { emergenceScore } from '../analysis/emergence-score';
import { atPoint, gridOf } from '../analysis/grid';
import { seeds, three, type Claim, type ComparedRow, type Finding } from './claim';
import type { LengthScores } from './answer-lengths';
import type { RecipeJob, RecipeResult } from './recipe-run';

const withLengths = (jobs: readonly RecipeJob[]): RecipeJob[] =>
  jobs.map((job) => ({ ...job, lengths: true }));

function scoresOf({ lengths, recipe }: RecipeResult): LengthScores {
  if (!lengths) throw new Error(`answers of ${recipe} were not scored by length`);
  return lengths;
}

/** On twenty equal ratios of steps, from the first evaluation after step 0. */
function scoreOnLogSteps(steps: readonly number[], values: readonly number[]): number {
  const grid = gridOf(steps, 'log');
  return emergenceScore(
    Array.from(grid.steps, (_, i) => atPoint(grid, i, (evaluation) => values[evaluation])),
  );
}

/** The elbow grows with k on the very same answers. */
function elbowGrows(run: RecipeResult): Finding[] {
  const { exactMatch, examples } = scoresOf(run);
  const scores = exactMatch.map((values) => scoreOnLogSteps(run.step, values));
  const passes = exactMatch.map((values) => run.step[values.findIndex((value) => value >= 0.1)]);
  const last = scores.length - 1;
  return [
    {
      says: `exact match's emergence score at k = 1 … ${last + 1} (n ${examples}): more than twice as high at k = ${last + 1}`,
      found: scores.map((score) => score.toFixed(0)).join(' '),
      holds: scores[last] > 2 * scores[0],
    },
    {
      says: 'step at which it passes .10: never sooner for longer answers, and ten times later for the longest',
      found: passes.join(' '),
      holds:
        passes.every((step, k) => k === 0 || step >= passes[k - 1]) &&
        passes[last] >= 10 * Math.max(1, passes[0]),
    },
  ];
}

/** Largest distance of a forecast from exact match, over the run. */
const largestGap = (exact: readonly number[], foretold: readonly number[]) =>
  Math.max(...exact.map((value, i) => Math.abs(value - foretold[i])));

/** How far either forecast is ever from exact match, by answer length; and which holds of the whole answer. */
function gaps(run: RecipeResult, plain: boolean): Finding[] {
  const { exactMatch, byMean, byPlace } = scoresOf(run);
  const mean = exactMatch.map((values, k) => largestGap(values, byMean[k]));
  const place = exactMatch.map((values, k) => largestGap(values, byPlace[k]));
  const list = (values: readonly number[]) => values.map(three).join(' ');
  const last = exactMatch.length - 1;
  return [
    {
      says: 'largest |exact match − (1−ε)ᵏ| at k = 1, 2, …: ≤ .10 interleaved, more than twice that of places plain',
      found: list(mean),
      holds: plain ? mean[last] > 2 * place[last] : Math.max(...mean) <= 0.1,
    },
    {
      says: 'largest |exact match − Π(1−εᵢ)|: ≤ .10',
      found: list(place),
      holds: Math.max(...place) <= 0.1,
    },
  ];
}

const ADDITION = [
  { name: 'interleaved', jobs: seeds('a1-gentle', 3, 25) },
  { name: 'plain', jobs: seeds('a2-plain', 3, 25) },
];

/** What the same answers say if only their first tokens count. */
export const lengthClaims: readonly Claim[] = [
  {
    title: 'M2, by answer length',
    jobs: withLengths(seeds('m2-mirage-log', 3, 10)),
    check: elbowGrows,
    remark:
      'The same outputs each time: nothing but the number of answers that must be right together changes. On twenty equal ratios ' +
      'of steps, a straight line’s score is 20.',
  },
  {
    title: 'Addition, by answer length',
    rows: 'layout, seed',
    jobs: withLengths(ADDITION.flatMap(({ jobs }) => jobs)),
    compare: (runs) =>
      runs.map((run): ComparedRow => {
        const { name } = ADDITION.find(({ jobs }) => jobs[0].recipe === run.recipe)!;
        return { name: `${name}, ${run.seed}`, findings: gaps(run, name === 'plain') };
      }),
    remark:
      'Interleaved, every place is about as hard as another, and the mean error foretells exact match. Plain, the places ' +
      'are learned one after another: their mean says little of the hardest, and (1−ε)ᵏ promises too much, where Π(1−εᵢ), ' +
      'which knows each place, is right. So what parts them is how places differ, and not that mistakes go together.',
  },
];
