import { arrow, pixels, type Thumbnail } from '../../src/task/thumbnail';

const four = ['...#', '..##', '.#.#', '####', '...#', '...#'];
const seven = ['####', '...#', '..#.', '..#.', '.#..', '.#..'];

const thumbnail: Thumbnail = {
  example: '5 pictures → 4 0 7 1 9',
  marks: [
    pixels(four, 16, 6, 3, 'given'),
    ...arrow(38, 14, 56, 14),
    { text: '4', x: 74, y: 14, tone: 'answer' },
    pixels(seven, 16, 32, 3, 'given'),
    ...arrow(38, 41, 56, 41),
    { text: '7', x: 74, y: 41, tone: 'answer' },
  ],
};
export default thumbnail;
