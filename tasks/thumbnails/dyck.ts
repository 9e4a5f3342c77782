import { row, type Thumbnail } from '../../src/task/thumbnail';

const thumbnail: Thumbnail = {
  example: '( [ ] { < → > } )',
  marks: [
    ...row(
      ['(', '[', '{', '}', ']', ')'],
      ['given', 'given', 'given', 'answer', 'answer', 'answer'],
      { y: 20 },
    ),
    // Each to the one that it closes.
    {
      path: 'M40 32a7.5 5 0 0 0 15 0M25 32a22.5 12 0 0 0 45 0M10 32a37.500 19 0 0 0 75 0',
      tone: 'faint',
    },
  ],
};
export default thumbnail;
