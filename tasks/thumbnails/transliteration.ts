import { row, type Thumbnail } from '../../src/task/thumbnail';

const thumbnail: Thumbnail = {
  example: 'thought → θ ɔ t',
  marks: [
    ...row([...'thought'], 'given', { y: 12, step: 12 }),
    // Two letters, three, one and one make a sound each or none.
    { path: 'M12 21L24 34M24 21V34M36 21L48 34M48 21V34M60 21L48 34M84 21L72 34', tone: 'faint' },
    ...row(['θ', 'ɔ', 't'], 'answer', { y: 44, step: 24 }),
  ],
};
export default thumbnail;
