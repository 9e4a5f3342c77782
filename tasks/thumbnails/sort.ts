import { row, type Thumbnail } from '../../src/task/thumbnail';

const thumbnail: Thumbnail = {
  example: '7 3 9 3 → 3 3 7 9',
  marks: [
    ...row(['7', '2', '9', '4'], 'given', { y: 12, step: 20 }),
    { path: 'M18 20L58 34M38 20L18 34M58 20L78 34M78 20L38 34', tone: 'faint' },
    ...row(['2', '4', '7', '9'], 'answer', { y: 44, step: 20 }),
  ],
};
export default thumbnail;
