import { firstStep, seeds, three, type Claim, type EachClaim, type Finding } from './claim';
import type { RecipeResult } from './recipe-run';

const ends = (says: string, found: number, holds: boolean): Finding => ({
  says,
  found: three(found),
  holds,
});

const right = (run: RecipeResult, i: number) => 1 - run.tokenError[i];

/** Repeated letters: a plateau, then the copying within the run. */
function copies(least: number): EachClaim['check'] {
  return (run) => {
    const early = run.step.indexOf(150);
    const when = firstStep(run, (i) => right(run, i) >= least);
    return [
      ends(
        'letters right ≤ .30 at step 150 (chance .031)',
        right(run, early),
        right(run, early) <= 0.3,
      ),
      {
        says: `letters right ≥ ${least} before the end`,
        found: Number.isNaN(when)
          ? `ends at ${three(right(run, run.step.length - 1))}`
          : `at step ${when}`,
        holds: when <= run.step.at(-1)!,
      },
    ];
  };
}

function never(most: number, chance: string): EachClaim['check'] {
  return (run) => {
    const best = Math.max(...run.step.map((_, i) => right(run, i)));
    return [ends(`right ≤ ${most} all along (chance ${chance})`, best, best <= most)];
  };
}

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

/** A plateau at guessing among the meanings shown, then reading them. */
function newWords(run: RecipeResult): Finding[] {
  const plateau = right(run, run.step.indexOf(200));
  const last = run.exactMatch.at(-1)!;
  return [
    ends(
      'new meanings right ≤ .35 at step 200 (chance .125; .25 among those shown)',
      plateau,
      plateau <= 0.35,
    ),
    ends('new meanings right ≥ .9 at the end', last, last >= 0.9),
  ];
}

/** Known by heart, which is of no use where meanings are new. */
function fixedOnly(run: RecipeResult): Finding[] {
  const [known, last] = [run.train.at(-2)!, run.exactMatch.at(-1)!];
  return [
    ends('training problems right ≥ .95 near the end', known, known >= 0.95),
    ends('new meanings right ≤ .2 at the end (chance .125)', last, last <= 0.2),
  ];
}

/** What is promised of tasks in context and of sequences. */
export const sequenceClaims: readonly Claim[] = [
  { title: 'I2, no letter twice', jobs: seeds('i2-induction', 3, 50), check: copies(0.9) },
  { title: 'I2 with one layer', jobs: seeds('i2-one-layer', 3, 100), check: never(0.3, '.031') },
  {
    title: 'L1, new words',
    jobs: seeds('l1-new-words', 3, 50),
    check: newWords,
    remark:
      'With fixed meanings in half of the training problems. With new meanings in all of them, the plateau at one in four ' +
      'lasted beyond 900 steps, in three settings from one seed.',
  },
  {
    title: 'L1 with one layer',
    jobs: seeds('l1-one-layer', 3, 100),
    check: never(0.35, '.125; .25 among those shown'),
  },
  { title: 'L1, fixed meanings only', jobs: seeds('l1-fixed', 3, 100), check: fixedOnly },
  { title: 'H1, two hops', jobs: seeds('h1-hops', 3, 50), check: bothHops },
  { title: 'H1 with one layer', jobs: seeds('h1-one-layer', 3, 100), check: oneHop },
  { title: 'Backwards', jobs: seeds('reverse', 3, 60), check: learned(0.95, '.038') },
  { title: 'Sorting', jobs: seeds('sort', 3, 80), check: learned(0.9, '.050') },
  { title: 'Brackets', jobs: seeds('dyck', 3, 80), check: learned(0.85, '.333') },
];
