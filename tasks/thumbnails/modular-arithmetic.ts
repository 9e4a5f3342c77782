import { dot, head, type Mark, type Thumbnail } from '../../src/task/thumbnail';

const [X, Y, R] = [29, 28, 22];

/** Where an hour stands, so far from the middle. */
function hour(h: number, radius: number): [number, number] {
  const angle = (h * Math.PI) / 6;
  return [X + radius * Math.sin(angle), Y - radius * Math.cos(angle)];
}

const place = (h: number, radius: number) =>
  hour(h, radius)
    .map((v) => v.toFixed(1))
    .join(' ');

const ticks = Array.from({ length: 12 }, (_, h) => `M${place(h, R - 3)}L${place(h, R)}`).join('');

/** Five hours on from nine. */
const marks: readonly Mark[] = [
  dot(X, Y, R, 'faint', false),
  { path: ticks, tone: 'faint' },
  { path: `M${place(9, 13)}A13 13 0 0 1 ${place(2, 13)}`, tone: 'given' },
  head(...hour(2, 13), 62, 'given'),
  dot(...hour(9, 13), 2, 'given'),
  { text: '9 + 5', x: 74, y: 18, tone: 'given' },
  { text: '2', x: 74, y: 39, tone: 'answer' },
];

const thumbnail: Thumbnail = { example: '41 + 30 ≡ 18  (mod 53)', marks };
export default thumbnail;
