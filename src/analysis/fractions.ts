/** Shares in words, as a person would round them. */

const LEVELS: readonly (readonly [share: number, words: string])[] = [
  [0, 'none of the'],
  [0.02, 'almost none of the'],
  [0.1, 'a tenth of the'],
  [0.2, 'a fifth of the'],
  [0.25, 'a quarter of the'],
  [0.333, 'a third of the'],
  [0.4, 'two fifths of the'],
  [0.5, 'half of the'],
  [0.667, 'two thirds of the'],
  [0.75, 'three quarters of the'],
  [0.8, 'four fifths of the'],
  [0.9, 'nine tenths of the'],
  [0.95, 'nineteen in twenty'],
  [0.985, 'almost all'],
  [1, 'all the'],
];
const NONE = 0;
const ALL = LEVELS.length - 1;
/** Share of the way beyond the middle between two levels before the words change. */
const STICK = 0.1;

/**
 * Which of the levels a share is nearest to. "None" and "all" are exact. The level said before holds until
 * another is clearly nearer, so that a figure on the border doesn't make the words flicker.
 */
export function levelOf(share: number, before?: number): number {
  if (share <= 0) return NONE;
  if (share >= 1) return ALL;
  if (before !== undefined && before > NONE && before < ALL && holds(share, before)) return before;
  let best = NONE + 1;
  for (let level = best; level < ALL; level++) {
    if (Math.abs(LEVELS[level][0] - share) < Math.abs(LEVELS[best][0] - share)) best = level;
  }
  return best;
}

function holds(share: number, level: number): boolean {
  const here = LEVELS[level][0];
  const towards = LEVELS[share < here ? level - 1 : level + 1][0];
  return Math.abs(share - here) <= Math.abs(towards - here) * (0.5 + STICK);
}

/** "two thirds of the digits", "almost no sums", "no sum", "all the sums". */
export function shareOf(level: number, one: string, many: string): { words: string; verb: string } {
  if (level === NONE) return { words: `no ${one}`, verb: 'is' };
  if (level === 1) return { words: `almost no ${many}`, verb: 'are' };
  return { words: `${LEVELS[level][1]} ${many}`, verb: 'are' };
}
