import { firstStep, seeds, three, type Claim, type EachClaim, type Finding } from './claim';
import type { RecipeResult } from './recipe-run';

const ends = (says: string, found: number, holds: boolean): Finding => ({
  says,
  found: three(found),
  holds,
});

const right = (run: RecipeResult, i: number) => 1 - run.tokenError[i];

/** Right at the end, in whole answers. */
function learned(least: number, chance: string): EachClaim['check'] {
  return (run) => {
    const last = run.exactMatch.at(-1)!;
    const tokens = right(run, run.step.length - 1);
    return [
      ends(`exact match ≥ ${least} at the end`, last, last >= least),
      {
        says: `single tokens right then (chance ${chance})`,
        found: three(tokens),
        holds: undefined,
      },
    ];
  };
}

/** Share right among questions with one hop, and with two: the first half of the places, and the second. */
function hops(run: RecipeResult): { one: number[]; two: number[] } {
  const mean = (errors: readonly number[]) =>
    1 - errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const half = run.graded / 2;
  return {
    one: run.placeErrors.map((errors) => mean(errors.slice(0, half))),
    two: run.placeErrors.map((errors) => mean(errors.slice(half))),
  };
}

function bothHops(run: RecipeResult): Finding[] {
  const { one, two } = hops(run);
  const [first, second] = [one, two].map((share) => firstStep(run, (i) => share[i] >= 0.9));
  return [
    {
      says: 'one hop ≥ .9 before two hops are (chance .125)',
      found: `at step ${first} and ${second}`,
      holds: first < second,
    },
    ends('two hops ≥ .9 at the end', two.at(-1), two.at(-1) >= 0.9),
  ];
}

function oneHop(run: RecipeResult): Finding[] {
  const { one, two } = hops(run);
  return [
    ends('one hop ≥ .9 at the end (chance .125)', one.at(-1), one.at(-1) >= 0.9),
    ends('two hops ≤ .6 at the end', two.at(-1), two.at(-1) <= 0.6),
  ];
}

/** What is promised of hops and of sequences. */
export const sequenceClaims: readonly Claim[] = [
  { title: 'H1, two hops', jobs: seeds('h1-hops', 3, 50), check: bothHops },
  { title: 'H1 with one layer', jobs: seeds('h1-one-layer', 3, 100), check: oneHop },
  { title: 'Backwards', jobs: seeds('reverse', 3, 60), check: learned(0.95, '.038') },
  { title: 'Sorting', jobs: seeds('sort', 3, 80), check: learned(0.9, '.050') },
  { title: 'Brackets', jobs: seeds('dyck', 3, 80), check: learned(0.85, '.333') },
];
