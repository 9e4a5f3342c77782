import { dot, head, type Mark, type Thumbnail } from '../../src/task/thumbnail';

const [X, Y, R, PLACES] = [34, 28, 20, 8];

function place(i: number, radius = R): [number, number] {
  const angle = (2 * Math.PI * i) / PLACES;
  return [X + radius * Math.sin(angle), Y - radius * Math.cos(angle)];
}

const at = (i: number) =>
  place(i)
    .map((v) => v.toFixed(1))
    .join(' ');

/** Three steps on from the place numbered 7. */
const marks: readonly Mark[] = [
  dot(X, Y, R, 'faint', false),
  { path: `M${at(7)}A${R} ${R} 0 0 1 ${at(1.8)}`, tone: 'given' },
  head(...place(1.75), 78, 'given'),
  ...Array.from({ length: PLACES }, (_, i) => dot(...place(i), i === 7 ? 3.5 : 2.5, 'given')),
  dot(...place(2), 4.5, 'answer', false),
  { text: '+3', x: 78, y: 17, tone: 'given' },
  { text: '?', x: 78, y: 39, tone: 'answer' },
];

const thumbnail: Thumbnail = { example: '17, 5 steps on → 4', marks };
export default thumbnail;
