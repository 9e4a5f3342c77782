/** A label beside the end of a line: where it would like its middle to be. */
export interface Wanted {
  readonly y: number;
}

/**
 * Middles for labels of one height so that none overlaps another and none leaves [top, bottom], each as
 * near as it can be to where it wants to be, in the order in which they want to be.
 * Where they don't all fit they are spread evenly.
 */
export function placeLabels(
  wanted: readonly Wanted[],
  height: number,
  top: number,
  bottom: number,
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a].y - wanted[b].y || a - b);
  const gap = Math.min(height, (bottom - top) / Math.max(1, wanted.length));
  // Groups of touching labels, each centred on the mean of what its members want.
  const groups: { members: number[]; middle: number }[] = [];
  for (const index of order) {
    let group = { members: [index], middle: clamp(wanted[index].y, 1) };
    for (let before = groups.at(-1); before && touches(before, group); before = groups.at(-1)) {
      groups.pop();
      group = merge(before, group);
    }
    groups.push(group);
  }
  const placed = new Array<number>(wanted.length);
  for (const { members, middle } of groups) {
    members.forEach((index, i) => {
      placed[index] = middle + (i - (members.length - 1) / 2) * gap;
    });
  }
  return placed;

  function clamp(y: number, count: number): number {
    const half = (count * gap) / 2;
    return Math.min(bottom - half, Math.max(top + half, y));
  }

  function touches(a: { members: number[]; middle: number }, b: typeof a): boolean {
    return a.middle + (a.members.length * gap) / 2 > b.middle - (b.members.length * gap) / 2 + 1e-9;
  }

  function merge(a: { members: number[]; middle: number }, b: typeof a): typeof a {
    const members = [...a.members, ...b.members];
    const mean = members.reduce((sum, index) => sum + wanted[index].y, 0) / members.length;
    return { members, middle: clamp(mean, members.length) };
  }
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The box moved up or down as little as it takes to be clear of those taken, or undefined: no room nearby. */
export function freeBox(
  box: Box,
  taken: readonly Box[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): Box | undefined {
  const height = box.bottom - box.top;
  for (let tries = 0; tries < 7; tries++) {
    const shift = Math.ceil(tries / 2) * (tries % 2 === 0 ? 1 : -1) * height * 0.75;
    const moved = { ...box, top: box.top + shift, bottom: box.bottom + shift };
    if (moved.top < top || moved.bottom > bottom) continue;
    if (!taken.some((other) => overlap(moved, other))) return moved;
  }
  return undefined;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
