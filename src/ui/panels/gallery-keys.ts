/** Where the arrow keys lead from one of several boxes. */

export type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

const middle = (box: Box) => (box.left + box.right) / 2;

/**
 * Index of the box that a key leads to from box `from`, in reading order: left and right one on, up and down to the
 * nearest line above or below, in it the box that is straightest on; undefined for keys that lead nowhere.
 */
export function leadsTo(key: string, boxes: readonly Box[], from: number): number | undefined {
  const last = boxes.length - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key === 'ArrowRight') return Math.min(from + 1, last);
  if (key === 'ArrowLeft') return Math.max(from - 1, 0);
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const here = boxes[from];
  const down = key === 'ArrowDown';
  const beyond = [...boxes.keys()].filter((i) =>
    down ? boxes[i].top >= here.bottom - 1 : boxes[i].bottom <= here.top + 1,
  );
  // Boxes of a line begin at one height, but need not end so.
  const away = (i: number) => Math.abs(boxes[i].top - here.top);
  const nearest = Math.min(...beyond.map(away));
  const inLine = beyond.filter((i) => away(i) <= nearest + LINE);
  const aside = (i: number) => Math.abs(middle(boxes[i]) - middle(here));
  return inLine.reduce((best, i) => (aside(i) < aside(best) ? i : best), inLine[0] ?? from);
}

/** Tops of one line may be so many pixels apart. */
const LINE = 8;
