import { row, type Thumbnail } from '../../src/task/thumbnail';

const grid = { x: 12, step: 12 };

const thumbnail: Thumbnail = {
  example: 'Call me Ishmae → l',
  marks: [
    ...row([...'Call me'], 'given', { ...grid, y: 17 }),
    ...row([...'Ishmael'], ['given', 'given', 'given', 'given', 'given', 'given', 'answer'], {
      ...grid,
      y: 38,
    }),
  ],
};
export default thumbnail;
