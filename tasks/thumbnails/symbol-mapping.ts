import { arrow, type Thumbnail, type Tone } from '../../src/task/thumbnail';

const line = (word: string, meaning: string, y: number, tone: Tone) => [
  { text: word, x: 26, y, tone: 'given' as const },
  ...arrow(44, y, 58, y),
  { text: meaning, x: 72, y, tone },
];

const thumbnail: Thumbnail = {
  example: 'wo 3, ba 5, wo 3; ba 5',
  marks: [
    ...line('wo', '3', 10, 'given'),
    ...line('ba', '5', 26, 'given'),
    ...line('wo', '3', 45, 'answer'),
  ],
};
export default thumbnail;
