import { seeds, three, type EachClaim, type Finding } from './claim';
import type { RecipeResult } from './recipe-run';

/** A book: the loss against what counting gets of the same held-out text. */
function beatsCounting({ loss, baselines, tokenError, exactMatch }: RecipeResult): Finding[] {
  const last = loss.at(-1)!;
  return [
    ...baselines.map((baseline, i): Finding => {
      const margin = [0.9, 0.5][i];
      return {
        says: `held-out loss at least ${margin} nats below ${baseline.name}, ${three(baseline.loss)}`,
        found: three(last),
        holds: last <= baseline.loss - margin,
      };
    }),
    { says: 'characters right then', found: three(1 - tokenError.at(-1)!), holds: undefined },
    { says: 'five in a row', found: three(exactMatch.at(-1)!), holds: undefined },
  ];
}

/** What is promised of real text. */
export const textClaims: readonly EachClaim[] = [
  {
    title: 'T1, a book',
    jobs: seeds('t1-book', 3, 120),
    check: beatsCounting,
    remark:
      'Counting is done in the nine tenths that are trained on, and scored on all of the held-out last tenth; the model is ' +
      'scored on 500 passages of that tenth, every character of them.',
  },
];
