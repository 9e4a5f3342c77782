import { quantity } from '../../analysis/figures';
import { PER_ONE } from '../../metrics/packed';
import type { RunView } from '../../state/run-view';
import type { Picture } from '../elements/picture';

/** A token that the model answered. */
export interface AnswerCell {
  readonly text: string;
  readonly right: boolean;
  /** What it should have been. */
  readonly target: string;
  /** Probability that it gave its answer. */
  readonly confidence: number;
  /** Of the graded tokens of the example, from 0. */
  readonly order: number;
}

/** A token that the model wrote on the way to its answer; what it should have been, where it is another. */
export interface WrittenCell {
  readonly written: string;
  readonly target: string | null;
}

/** A picture of the prompt, or one that the model drew: then whether it comes near enough. */
export interface PictureCell {
  readonly picture: Picture;
  readonly near?: boolean;
}

/** A prompt's words, a picture, what the model wrote on the way, or an answer. */
export type Cell = { readonly prompt: string } | PictureCell | WrittenCell | AnswerCell;

/** One held-out example as the model answered it. */
export interface PredictionRow {
  readonly index: number;
  readonly cells: readonly Cell[];
  readonly right: number;
  readonly graded: number;
}

/** What replica 0 answered at one evaluation; a row is put into words when it is asked for. */
export interface Predictions {
  /** The evaluation that they come from. */
  readonly step: number;
  /** Right and wrong tokens of each example. */
  readonly right: Uint8Array;
  readonly wrong: Uint8Array;
  row(index: number): PredictionRow;
}

/** Replica 0's answers at the kept evaluation nearest to `step`; undefined before there is one. */
export function predictions(run: RunView, step: number): Predictions | undefined {
  const found = run.curves.sampleAt(step);
  if (!found) return undefined;
  const { heldOut, info, task, config } = run;
  const k = info.graded;
  const { predicted, confidence, squares, written, drawn } = found;
  const own = written ? written.length / heldOut.count : 0;
  const word = (token: number) => info.vocabulary[token] ?? '?';
  const { right, wrong } = marks(run, predicted);
  const row = (index: number): PredictionRow => {
    const tokens = heldOut.tokens.subarray(index * heldOut.length, (index + 1) * heldOut.length);
    // Graded tokens come in the order of the example; a person may read them in another.
    const place = new Map<number, number>();
    for (let j = 0; j < k; j++) place.set(heldOut.answers[index * k + j], index * k + j);
    const cells = task.read(config.task, tokens).map((piece): Cell => {
      if ('text' in piece) return { prompt: piece.text };
      if ('picture' in piece) return { picture: shown(run, tokens[piece.picture]) };
      if ('written' in piece) {
        const right = tokens[piece.written];
        const at = index * own + piece.written - (heldOut.length - own);
        const token = written?.[at] ?? right;
        return { written: word(token), target: token === right ? null : word(right) };
      }
      const target = tokens[piece.answer];
      const at = place.get(piece.answer);
      if (at === undefined) return { prompt: word(target) };
      if (drawn) {
        const near = predicted[at] === target;
        const size = drawn.length / right.length;
        const error = `mean squared error ${quantity(squares[at] / PER_ONE)}`;
        const says = `drawn again: ${near ? '' : 'not '}near enough, ${error}`;
        const pixels = drawn.subarray(index * size, (index + 1) * size);
        return { picture: { ...shown(run, target), pixels, says }, near };
      }
      return {
        text: word(predicted[at]),
        right: predicted[at] === target,
        target: word(target),
        confidence: confidence[at] / PER_ONE,
        order: at - index * k,
      };
    });
    return { index, cells, right: right[index], graded: right[index] + wrong[index] };
  };
  return { step: found.step, right, wrong, row };
}

/** The picture that a token stands for. */
function shown({ heldOut: { pictures }, info }: RunView, token: number): Picture {
  if (!pictures) return { width: 0, height: 0, pixels: [], says: '?' };
  const { width, height, shows, names } = pictures;
  const which = token - info.vocabulary.length;
  const from = which * width * height;
  const pixels = pictures.pixels.subarray(from, from + width * height);
  return { width, height, pixels, says: names[shows[which]] ?? '?' };
}

/** How many graded tokens of each kept example are right, and wrong. */
export function marks({ heldOut, info }: RunView, predicted: Uint16Array) {
  const k = info.graded;
  const count = Math.min(heldOut.count, Math.floor(predicted.length / k));
  const right = new Uint8Array(count);
  const wrong = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    for (let j = i * k; j < (i + 1) * k; j++) {
      const answer = heldOut.answers[j];
      // No example begins with an answer: this one has fewer than K.
      if (answer === 0) continue;
      const isRight = predicted[j] === heldOut.tokens[i * heldOut.length + answer];
      (isRight ? right : wrong)[i]++;
    }
  }
  return { right, wrong };
}
