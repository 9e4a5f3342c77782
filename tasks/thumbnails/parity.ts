import { row, type Thumbnail } from '../../src/task/thumbnail';

const thumbnail: Thumbnail = {
  example: '10110100 → even',
  marks: [
    ...row(['1', '0', '1', '1', '0', '1'], 'given', { y: 15, step: 14 }),
    // The ones, two by two.
    { path: 'M13 25v3h28v-3M55 25v3h28v-3', tone: 'faint' },
    { text: 'even', x: 48, y: 42, tone: 'answer' },
  ],
};
export default thumbnail;
