import { arrow, type Thumbnail } from '../../src/task/thumbnail';

const thumbnail: Thumbnail = {
  example: 'a→d d→b c→a …; a→→ b',
  marks: [
    { text: 'a', x: 12, y: 40, tone: 'given' },
    ...arrow(20, 33, 38, 19),
    { text: 'd', x: 47, y: 13, tone: 'given' },
    ...arrow(56, 19, 72, 32),
    { text: 'b', x: 82, y: 40, tone: 'answer' },
    { path: 'M22 42H70', tone: 'faint' },
    { text: 'a→→', x: 46, y: 49, size: 10, tone: 'given' },
  ],
};
export default thumbnail;
