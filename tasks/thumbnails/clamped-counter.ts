import { dot, type Thumbnail } from '../../src/task/thumbnail';

const thumbnail: Thumbnail = {
  example: '50 +7 −28 +14 … → tens 4',
  marks: [
    { path: 'M10 8H70M10 48H70', tone: 'faint' },
    { text: '99', x: 80, y: 9, size: 10, tone: 'given' },
    { text: '0', x: 80, y: 48, size: 10, tone: 'given' },
    { path: 'M12 28L22 20L32 36L42 16L47 8H54L66 30', tone: 'given' },
    dot(12, 28, 2.5, 'given'),
    { text: '4', x: 80, y: 29, tone: 'answer' },
  ],
};
export default thumbnail;
