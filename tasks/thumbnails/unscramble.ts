import { row, type Sign, type Thumbnail } from '../../src/task/thumbnail';

const LEAN = [-14, 9, -6, 16, -11];
const SHIFT = [2, -2, 3, -1, 1];

/** Letters as they fell. */
const fallen: readonly Sign[] = row([...'dorwl'], 'given', { y: 14, step: 17 }).map((sign, i) => ({
  ...sign,
  y: sign.y + SHIFT[i],
  turn: LEAN[i],
}));

const thumbnail: Thumbnail = {
  example: 'dorwl → world',
  marks: [...fallen, ...row([...'world'], 'answer', { y: 42, step: 17 })],
};
export default thumbnail;
