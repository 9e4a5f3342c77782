import type { Floats } from '../graph/executor';
import type { Tensor } from '../graph/graph';
import type { Batch } from '../ops/batch';
import { packed, PER_NAT, PER_ONE } from '../metrics/packed';
import type { Evaluation, EvaluationSample, HeldOutExamples } from '../protocol';
import type { ExampleSet, TaskInstance } from '../task/task';
import type { OwnOutcomes } from './own-writing';

const SAMPLE = 256;

/** Number of held-out examples whose answers are kept. */
export function sampleSize(task: TaskInstance): number {
  return Math.min(task.test.count, SAMPLE);
}

/** Graded tokens of a held-out example, on average: the k of (1−ε)^k. */
export function meanGraded({ test }: TaskInstance): number {
  return test.graded.reduce((sum, bit) => sum + bit, 0) / test.count;
}

/**
 * Index into an example of each graded token, (n, K), for the first n held-out examples; 0 where an example has
 * fewer than K.
 */
export function gradedPlaces(task: TaskInstance, n: number): Uint32Array {
  const { length, graded, test } = task;
  const places = new Uint32Array(n * graded);
  for (let row = 0; row < n; row++) {
    let place = 0;
    for (let c = 0; c < length - 1; c++) {
      if (test.graded[row * length + c]) places[row * graded + place++] = c + 1;
    }
  }
  return places;
}

/** The held-out examples whose answers are kept. */
export function heldOutOf(task: TaskInstance): HeldOutExamples {
  const { test, length } = task;
  const count = sampleSize(task);
  const tokens = test.tokens.slice(0, count * length);
  return { count, tokens, length, answers: gradedPlaces(task, count) };
}

/** Scores one replica's outcomes of its held-out set; see `softmax_cross_entropy` for their layout. */
export class EvaluationTally {
  private loss = 0;
  private trained = 0;
  private wrong = 0;
  private scored = 0;
  private exact = 0;
  private examples = 0;
  private readonly placeWrong: Float64Array;
  readonly sample: EvaluationSample;

  constructor(
    private readonly task: TaskInstance,
    private readonly slots: number,
    private readonly samples: number,
    /** Index of the first token that the model writes for itself, where it does. */
    private readonly written?: number,
  ) {
    this.placeWrong = new Float64Array(task.graded);
    const size = samples * task.graded;
    this.sample = {
      predicted: new Uint16Array(size),
      surprise: new Uint16Array(size),
      confidence: new Uint16Array(size),
      squares: new Uint16Array(size),
      ...(written !== undefined && { written: new Uint16Array(samples * (task.length - written)) }),
    };
  }

  /**
   * Adds example `row` of `set`, whose slots' outcomes start at element `at`. Where the model wrote it for itself, the
   * loss is all that those say; the rest is read off its own.
   */
  add(set: ExampleSet, row: number, outcomes: Floats, at: number, own?: OwnOutcomes): void {
    if (own) this.keepWriting(set, row, own);
    const { length } = this.task;
    const every = this.slots === length - 1;
    let slot = 0;
    let place = 0;
    let right = true;
    for (let c = 0; c < length - 1; c++) {
      const trained = set.trained[row * length + c];
      const graded = set.graded[row * length + c];
      if (!trained && !graded) {
        if (every) slot++;
        continue;
      }
      const outcome = at + 4 * slot++;
      const nll = outcomes[outcome + 1];
      if (trained) {
        this.loss += nll;
        this.trained++;
      }
      if (!graded) continue;
      const [from, i] = own ? [own.outcomes, own.at + 4 * c] : [outcomes, outcome];
      const predicted = from[i];
      const wrong = predicted === set.tokens[row * length + c + 1] ? 0 : 1;
      const kept = row * this.task.graded + place;
      if (kept < this.sample.predicted.length) {
        this.sample.predicted[kept] = predicted;
        this.sample.surprise[kept] = packed(from[i + 1], PER_NAT);
        this.sample.confidence[kept] = packed(from[i + 2], PER_ONE);
        this.sample.squares[kept] = packed(from[i + 3], PER_ONE);
      }
      this.placeWrong[place++] += wrong;
      this.wrong += wrong;
      this.scored++;
      if (wrong) right = false;
    }
    this.examples++;
    if (right) this.exact++;
  }

  private keepWriting(set: ExampleSet, row: number, own: OwnOutcomes): void {
    const { sample, task, samples, written = task.length } = this;
    if (!sample.written || row >= samples) return;
    for (let i = written; i < task.length; i++) {
      const asked = row * task.length + i - 1;
      const isOwn = set.trained[asked] === 1 || set.graded[asked] === 1;
      const at = row * (task.length - written) + i - written;
      sample.written[at] = isOwn ? own.outcomes[own.at + 4 * (i - 1)] : set.tokens[asked + 1];
    }
  }

  /** Loss in nats a token, per-token error, exact match. */
  values(): [loss: number, tokenError: number, exactMatch: number] {
    return [this.loss / this.trained, this.wrong / this.scored, this.exact / this.examples];
  }

  /** Share of examples that are wrong at each graded place; one that has no such place is not. */
  placeErrors(): Float64Array {
    return this.placeWrong.map((wrong) => wrong / this.examples);
  }
}

/** Pixels of what the first replica drew for the examples whose answers are kept: one slot an example. */
export function sampledPixels({ shape: [, pixels] }: Tensor, { examples }: Batch): number {
  return pixels * Math.min(examples, SAMPLE);
}

/** One evaluation from the tallies of all replicas, and what the first one drew (n, P). */
export function combine(
  step: number,
  tallies: readonly EvaluationTally[],
  drawn?: Floats,
): Evaluation {
  const [{ sample }, ...others] = tallies;
  return {
    step,
    values: Float64Array.from(tallies.flatMap((tally) => tally.values())),
    placeErrors: Float64Array.from(tallies.flatMap((tally) => [...tally.placeErrors()])),
    sample: {
      ...sample,
      ...(drawn && { drawn: Uint8Array.from(new Uint8ClampedArray(drawn.map((x) => 255 * x))) }),
    },
    ...(others.length > 0 && { others: others.map((tally) => tally.sample) }),
  };
}
