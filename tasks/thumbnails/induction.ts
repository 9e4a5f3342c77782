import { head, row, type Thumbnail } from '../../src/task/thumbnail';

const thumbnail: Thumbnail = {
  example: 'q t a m | q t a m',
  marks: [
    ...row(['q', 't', 'a', 'm'], 'given', { y: 12, step: 18 }),
    ...row(['q', 't', 'a', 'm'], ['given', 'answer', 'answer', 'answer'], { y: 44, step: 18 }),
    // From the letter, up to its earlier copy, and down with what came next.
    { path: 'M21 34V23', tone: 'faint' },
    { path: 'M25 19C30 25 37 25 39 31', tone: 'given' },
    head(39.5, 33, 80, 'given'),
  ],
};
export default thumbnail;
