import { bitmap, row, type Thumbnail } from '../../src/task/thumbnail';

const pictures = [
  [' ##  ', '#  # ', '  #  ', ' #   ', '#### '],
  [' ### ', '#  # ', ' ### ', '   # ', '  #  '],
  ['#  # ', '#  # ', ' ####', '   # ', '   # '],
];
const places = [20, 48, 76];

const thumbnail: Thumbnail = {
  example: '5 pictures → 4 0 7 1 9',
  marks: [
    ...pictures.map((rows, i) => bitmap(rows, places[i] - 10, 6, 4, 'given')),
    ...row(['2', '9', '4'], 'answer', { y: 43, step: 28 }),
  ],
};
export default thumbnail;
