import { row, type Thumbnail } from '../../src/task/thumbnail';

const columns = { x: 35, step: 13 };

const thumbnail: Thumbnail = {
  example: '347 + 285 = 632',
  marks: [
    ...row(['3', '4', '7'], 'given', { ...columns, x: 48, y: 10 }),
    ...row(['+', '2', '8', '5'], 'given', { ...columns, y: 25 }),
    { path: 'M28 33.5H82', tone: 'faint' },
    ...row(['6', '3', '2'], 'answer', { ...columns, x: 48, y: 44 }),
  ],
};
export default thumbnail;
