import type { Chapter } from './story';

/** A notable step of a run. */
export interface Moment {
  readonly step: number;
  readonly label: string;
  /** Kept before others where labels don't all fit. */
  readonly weight: number;
}

/** Exact match must rise by this much between a tenth and nine tenths of the way for its elbow to be named. */
const RISE = 0.3;

/**
 * What the evaluations show that is worth a name: nothing is named that the data do not carry.
 *
 * - memorised: training exact match first at 99 % while held-out is below half;
 * - exact match takes off: where it turns upwards, the point of the rise furthest below its chord, if that is
 *   at least a tenth of the rise;
 * - 99 % of held-out examples right: first evaluation there.
 */
export function moments(chapters: readonly Chapter[], heldOut: string): Moment[] {
  const found: Moment[] = [];
  const memorised = chapters.find(({ train }) => train !== undefined && train >= 0.99);
  if (memorised && memorised.exact < 0.5) {
    found.push({ step: memorised.step, label: 'training known by heart', weight: 3 });
  }
  const bend = elbow(chapters);
  if (bend !== undefined) found.push({ step: bend, label: 'exact match takes off', weight: 4 });
  const solved = chapters.find(({ exact }) => exact >= 0.99);
  if (solved && solved.step > 0) {
    found.push({ step: solved.step, label: `${heldOut} 99% right`, weight: 2 });
  }
  return found.sort((a, b) => a.step - b.step);
}

/** Step at which exact match turns upwards, or undefined where it has not, or rises evenly. */
export function elbow(chapters: readonly Chapter[]): number | undefined {
  if (chapters.length < 5) return undefined;
  let top = 0;
  chapters.forEach(({ exact }, index) => {
    if (exact > chapters[top].exact) top = index;
  });
  const first = chapters[0];
  const last = chapters[top];
  const rise = last.exact - first.exact;
  if (top < 3 || rise < RISE) return undefined;
  // Up to where nine tenths of the rise is done, so that a long tail does not tilt the chord.
  const end = chapters.findIndex(({ exact }) => exact >= first.exact + 0.9 * rise);
  const to = chapters[end];
  let depth = 0;
  let step: number | undefined;
  for (let i = 1; i < end; i++) {
    const along = (chapters[i].step - first.step) / (to.step - first.step);
    const below = first.exact + along * (to.exact - first.exact) - chapters[i].exact;
    if (below > depth) {
      depth = below;
      step = chapters[i].step;
    }
  }
  return depth >= 0.1 * rise ? step : undefined;
}

/**
 * Which labels can stand beside each other, those of more weight first: centred on their place, or else ending
 * or beginning there. Returns the left edge of each that is kept, undefined for the others; none leaves
 * [0, width].
 */
export function placeMoments(
  wanted: readonly { readonly at: number; readonly width: number; readonly weight: number }[],
  width: number,
  gap = 12,
): (number | undefined)[] {
  const placed = new Array<number | undefined>(wanted.length).fill(undefined);
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[b].weight - wanted[a].weight);
  for (const index of order) {
    const label = wanted[index];
    if (label.width > width) continue;
    const within = (left: number) => Math.min(width - label.width, Math.max(0, left));
    const tries = [label.at - label.width / 2, label.at - label.width, label.at].map(within);
    placed[index] = tries.find((left) =>
      wanted.every((other, i) => {
        const at = placed[i];
        return at === undefined || left + label.width + gap <= at || at + other.width + gap <= left;
      }),
    );
  }
  return placed;
}
