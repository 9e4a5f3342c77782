import { three, type Finding } from './claim';
import type { RecipeResult } from './recipe-run';

/** Held-out exact match at the end. */
export const atLeast =
  (share: number, chance: string) =>
  (run: RecipeResult): Finding[] => {
    const last = run.exactMatch.at(-1)!;
    return [
      {
        says: `held-out ≥ ${share} at the end (chance ${chance})`,
        found: three(last),
        holds: last >= share,
      },
    ];
  };
