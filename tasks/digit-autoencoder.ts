import { RandomStream } from '../src/random/stream';
import { COUNT, digits, loadDigits, PIXELS, splitDigits } from '../src/task/digits';
import { emptyExamples, writeExample } from '../src/task/examples';
import type { ExampleSet, Pictures, Task } from '../src/task/task';

const TEST = 1000;

/**
 * A picture of a handwritten digit, to be drawn again: 49 pixels go in, and come out after passing through a stream that
 * is as wide as the model (an autoencoder; its bottleneck is the model's width). The loss is the mean squared error, which
 * falls smoothly; a drawing counts as right where it is below a threshold, as in Schaeffer, Miranda and Koyejo (2023), §5.
 */
const task: Task = {
  id: 'digit-autoencoder',
  title: 'Redrawn digits',
  summary:
    'Real handwriting, to be drawn again through a narrow model: a drawing counts when it comes near enough.',
  nouns: {
    example: 'picture',
    examples: 'pictures',
    token: 'picture',
    tokens: 'pictures',
    heldOut: 'held-out',
  },
  lossUnit: 'mean squared error per pixel',
  defaultBatch: 64,
  prompt: null,
  fields: {
    tolerance: {
      kind: 'number',
      min: 0.0001,
      max: 1,
      default: 0.003,
      label: 'Near enough',
      unit: 'error',
      slider: { min: 0.001, max: 0.03, log: true },
      help: 'A drawing counts as right when the mean squared error of its pixels (black is 0, white 1) is below this.',
    },
  },
  load: loadDigits,
  shape: ({ tolerance }) => ({
    vocabulary: 0,
    length: 2,
    slots: 1,
    graded: 1,
    train: 0,
    test: TEST,
    pictures: { count: COUNT, pixels: PIXELS },
    draws: { tolerance: tolerance as number },
  }),
  build(_, seed) {
    const { heldOut, train } = splitDigits(seed);
    const write = (set: ExampleSet, row: number, picture: number) =>
      writeExample(set, row, [picture, picture], [1]);
    const test = emptyExamples(TEST, 2);
    for (let row = 0; row < TEST; row++) write(test, row, heldOut[row]);
    const data = new RandomStream(seed, 'data');
    return {
      vocabulary: [],
      pictures: digits(),
      length: 2,
      slots: 1,
      graded: 1,
      chance: 0,
      baselines: [{ name: 'mean picture', loss: spread(digits(), train, test) }],
      source: {
        kind: 'stream',
        draw: (index, into, row) =>
          write(into, row, train[data.restart(index).below(train.length)]),
      },
      test,
    };
  },
  read: () => [{ picture: 0 }, { answer: 1 }],
};
export default task;

/** Mean squared error of drawing the mean of the training pictures whatever is asked. */
function spread({ pixels }: Pictures, train: Uint32Array, { count, tokens }: ExampleSet): number {
  const pixel = (picture: number, i: number) => pixels[picture * PIXELS + i] / 255;
  let sum = 0;
  for (let i = 0; i < PIXELS; i++) {
    const mean = train.reduce((total, picture) => total + pixel(picture, i), 0) / train.length;
    for (let row = 0; row < count; row++) sum += (pixel(tokens[2 * row], i) - mean) ** 2;
  }
  return sum / (count * PIXELS);
}
