import { arrow, type Thumbnail } from '../../src/task/thumbnail';

const fact = (key: string, answer: string, y: number) => [
  { text: key, x: 26, y, size: 11, tone: 'given' as const },
  ...arrow(48, y, 60, y),
  { text: answer, x: 76, y, size: 11, tone: 'answer' as const },
];

const thumbnail: Thumbnail = {
  example: 'a3 b17 → 9  a0 b2 → 21 …',
  marks: [
    ...fact('a3 b7', '19', 10),
    { path: 'M8 19H88M8 37H88', tone: 'faint' },
    ...fact('a0 b2', '4', 28),
    ...fact('a8 b5', '26', 46),
  ],
};
export default thumbnail;
