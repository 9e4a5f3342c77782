import { predictedByPlace, predictedExactMatch } from '../metrics/predicted-exact-match';
import type { EvaluationSample } from '../protocol';
import type { TaskInstance } from '../task/task';
import { gradedPlaces, sampleSize } from '../train/evaluation';

/** What the same answers score if only their first k tokens count, at [k − 1], evaluation by evaluation. */
export interface LengthScores {
  /** Answers that are kept of each evaluation, all as long. */
  readonly examples: number;
  readonly exactMatch: readonly (readonly number[])[];
  /** (1−ε)ᵏ and Π(1−εᵢ), of the errors of those same answers. */
  readonly byMean: readonly (readonly number[])[];
  readonly byPlace: readonly (readonly number[])[];
}

/** Scores the kept answers of evaluations by every length. */
export class AnswerLengths {
  readonly scores: LengthScores;
  readonly #targets: Uint32Array;
  readonly #add: (k: number, exact: number, mean: number, place: number) => void;

  constructor(task: TaskInstance) {
    const { graded, length, test } = task;
    const examples = sampleSize(task);
    const lists = () => Array.from({ length: graded }, (): number[] => []);
    const [exactMatch, byMean, byPlace] = [lists(), lists(), lists()];
    this.scores = { examples, exactMatch, byMean, byPlace };
    this.#add = (k, exact, mean, place) => {
      exactMatch[k - 1].push(exact);
      byMean[k - 1].push(mean);
      byPlace[k - 1].push(place);
    };
    this.#targets = gradedPlaces(task, examples).map(
      (place, i) => test.tokens[Math.floor(i / graded) * length + place],
    );
  }

  add({ predicted }: EvaluationSample): void {
    const { examples, exactMatch } = this.scores;
    const graded = exactMatch.length;
    const right = new Float64Array(examples).fill(1);
    const errors: number[] = [];
    for (let j = 0; j < graded; j++) {
      let wrong = 0;
      for (let i = 0; i < examples; i++) {
        if (predicted[i * graded + j] === this.#targets[i * graded + j]) continue;
        wrong++;
        right[i] = 0;
      }
      errors.push(wrong / examples);
      const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
      this.#add(
        j + 1,
        right.reduce((sum, one) => sum + one, 0) / examples,
        predictedExactMatch(mean, j + 1),
        predictedByPlace(errors),
      );
    }
  }
}
