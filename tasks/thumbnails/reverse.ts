import { row, type Thumbnail } from '../../src/task/thumbnail';

const places = [18, 38, 58, 78];

const thumbnail: Thumbnail = {
  example: 'qtamvx → xvmatq',
  marks: [
    ...row(['r', 'a', 'i', 'n'], 'given', { y: 11, step: 20 }),
    { path: places.map((x, i) => `M${x} 20L${places[3 - i]} 34`).join(''), tone: 'faint' },
    ...row(['n', 'i', 'a', 'r'], 'answer', { y: 44, step: 20 }),
  ],
};
export default thumbnail;
