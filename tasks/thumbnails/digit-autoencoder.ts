import { arrow, bitmap, type Thumbnail } from '../../src/task/thumbnail';

const picture = [' ### ', '#   #', '  ## ', '    #', '#   #', ' ### '];

const thumbnail: Thumbnail = {
  example: 'a picture → the same picture',
  marks: [
    bitmap(picture, 8, 14, 5, 'given'),
    ...arrow(38, 28, 56, 28),
    { path: 'M60.5 8.5h28v39h-28z', tone: 'answer' },
    bitmap(picture, 62, 14, 5, 'answer'),
  ],
};
export default thumbnail;
