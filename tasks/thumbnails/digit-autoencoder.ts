import { pixels, type Thumbnail } from '../../src/task/thumbnail';

const three = ['.##.', '#..#', '..#.', '...#', '#..#', '.##.'];

const thumbnail: Thumbnail = {
  example: 'a picture → the same picture',
  marks: [
    pixels(three, 7, 19, 3, 'given'),
    // Through a narrow place.
    { path: 'M26 12L46 26L66 12M26 44L46 30L66 44', tone: 'faint' },
    { path: 'M72 14H90V42H72Z', tone: 'answer' },
    pixels(three, 75, 19, 3, 'answer'),
  ],
};
export default thumbnail;
