import type { Thumbnail } from '../../src/task/thumbnail';

const thumbnail: Thumbnail = {
  example: 'NOT 274 > 518?  yes',
  marks: [
    { text: 'NOT', x: 48, y: 10, size: 11, tone: 'given' },
    { path: 'M35 17.5H61', tone: 'faint' },
    { text: '274 > 518', x: 48, y: 27, tone: 'given' },
    { text: 'yes', x: 48, y: 45, tone: 'answer' },
  ],
};
export default thumbnail;
