import { row, type Thumbnail } from '../../src/task/thumbnail';

const line = { x: 12, step: 12 };

const thumbnail: Thumbnail = {
  example: 'Call me Ish → mael',
  marks: [
    { path: 'M8 10H88M8 18H88M8 26H60', tone: 'faint' },
    ...row(['I', 's', 'h'], 'given', { ...line, y: 42 }),
    ...row(['m', 'a', 'e', 'l'], 'answer', { x: 50, step: 13, y: 42 }),
  ],
};
export default thumbnail;
