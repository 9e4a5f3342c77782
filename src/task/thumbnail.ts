import type { TaskShape } from './task';

/**
 * A small picture of what a task asks, and a problem as a person writes it. A task's own, where it has one, is the
 * default export of `tasks/thumbnails/ID.ts`; the picker alone loads it. Any other gets `stripOf` its shape.
 */
export interface Thumbnail {
  readonly example: string;
  /** In the order in which they are drawn, on a grid `WIDTH` × `HEIGHT`, its origin at the top left. */
  readonly marks: readonly Mark[];
}

export const WIDTH = 96;
export const HEIGHT = 56;

/** What is given, what the model has to answer (signs of it stand in a box), and what only connects the two. */
export type Tone = 'given' | 'answer' | 'faint';

export type Mark = Sign | Stroke;

/** Signs, centred. */
export interface Sign {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Height of the type; 13 where it is left out. */
  readonly size?: number;
  readonly tone: Tone;
  /** Turned by so many degrees, clockwise. */
  readonly turn?: number;
}

/** Lines, as the data of an SVG path; they may end in a dot or an arrow's head, or enclose an area. */
export interface Stroke {
  readonly path: string;
  readonly tone: Tone;
  readonly filled?: boolean;
}

/** Type of 13 in a box of its own leaves a gap at this distance from the next. */
const STEP = 15;

interface Placing {
  /** Centre of the first; in the middle of the picture where it is left out. */
  readonly x?: number;
  readonly y: number;
  readonly step?: number;
  readonly size?: number;
}

/** Signs side by side, one tone or one each. */
export function row(
  signs: readonly string[],
  tone: Tone | readonly Tone[],
  { y, step = STEP, x = WIDTH / 2 - ((signs.length - 1) * step) / 2, size }: Placing,
): Sign[] {
  return signs.map((text, i) => ({
    text,
    x: x + i * step,
    y,
    size,
    tone: typeof tone === 'string' ? tone : tone[i],
  }));
}

/** A small arrow's head at (x, y) that points along the angle, in degrees clockwise from the right. */
export function head(x: number, y: number, angle: number, tone: Tone = 'faint'): Stroke {
  const at = (turn: number) => {
    const radians = ((angle + turn) * Math.PI) / 180;
    return `${(x - 5 * Math.cos(radians)).toFixed(1)} ${(y - 5 * Math.sin(radians)).toFixed(1)}`;
  };
  return { path: `M${at(28)} L${x} ${y} L${at(-28)}`, tone };
}

/** A straight arrow. */
export function arrow(x0: number, y0: number, x1: number, y1: number): Stroke[] {
  const angle = (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI;
  return [{ path: `M${x0} ${y0} L${x1} ${y1}`, tone: 'faint' }, head(x1, y1, angle)];
}

/** A dot of this radius. */
export function dot(x: number, y: number, radius: number, tone: Tone, filled = true): Stroke {
  const path = `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
  return { path, tone, filled };
}

/** Squares where the rows have a sign other than a full stop, `size` wide each, from the top left corner on. */
export function pixels(
  rows: readonly string[],
  x: number,
  y: number,
  size: number,
  tone: Tone,
): Stroke {
  const squares = rows.flatMap((line, j) =>
    [...line].map((sign, i) =>
      sign === '.' ? '' : `M${x + i * size} ${y + j * size}h${size}v${size}h${-size}z`,
    ),
  );
  return { path: squares.join(''), tone, filled: true };
}

const MOST = { given: 5, answer: 3 };

/** The plainest picture of a task: so many tokens given, then so many to answer, each a square. */
export function stripOf({ length, graded }: TaskShape): readonly Mark[] {
  const given = Math.min(length - graded, MOST.given);
  const answers = Math.min(graded, MOST.answer);
  const tones: Tone[] = [
    ...Array<Tone>(given).fill('given'),
    ...Array<Tone>(answers).fill('answer'),
  ];
  const squares = row(
    tones.map((tone) => (tone === 'given' ? '·' : '?')),
    tones,
    { y: HEIGHT / 2, step: Math.min(STEP, (WIDTH - 16) / Math.max(1, tones.length - 1)) },
  );
  const y = HEIGHT / 2 + 10;
  const [first, last] = [squares[0].x - 6, squares[given + answers - 1].x + 6];
  return [...squares, { path: `M${first} ${y}H${last}`, tone: 'faint' }];
}

/** Squares of this size where rows of signs are not blank, from a top left corner on. */
export function bitmap(
  rows: readonly string[],
  x: number,
  y: number,
  size: number,
  tone: Tone,
): Stroke {
  const side = size - 1.5;
  const square = (i: number, j: number) =>
    `M${x + i * size} ${y + j * size}h${side}v${side}h${-side}z`;
  const path = rows
    .flatMap((signs, j) => [...signs].map((sign, i) => (sign === ' ' ? '' : square(i, j))))
    .join('');
  return { path, tone, filled: true };
}
