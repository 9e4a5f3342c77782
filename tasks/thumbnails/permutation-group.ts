import { row, type Thumbnail } from '../../src/task/thumbnail';

const [TOP, BOTTOM, FIRST, STEP] = [12, 44, 16, 16];
const card = (i: number) => `M${FIRST + i * STEP - 5.5} ${TOP - 8}h11v16h-11z`;

/** Where each of the five cards goes. */
const GOES = [2, 0, 1, 4, 3];

const thumbnail: Thumbnail = {
  example: '31254 ∘ 24135 = 14325',
  marks: [
    { path: GOES.map((_, i) => card(i)).join(''), tone: 'faint' },
    ...row(['1', '2', '3', '4', '5'], 'given', { x: FIRST, y: TOP, step: STEP, size: 12 }),
    {
      path: GOES.map(
        (to, i) => `M${FIRST + i * STEP} ${TOP + 10}L${FIRST + to * STEP} ${BOTTOM - 10}`,
      ).join(''),
      tone: 'faint',
    },
    ...row(['2', '3', '1', '5', '4'], 'answer', { x: FIRST, y: BOTTOM, step: STEP, size: 12 }),
  ],
};
export default thumbnail;
