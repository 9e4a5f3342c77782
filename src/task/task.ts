import type { Fields, Value } from '../config/field';

/** Parameters of a task as the run config holds them, every default filled in. */
export type TaskParameters = Readonly<Record<string, Value>>;

/**
 * N examples of T tokens. Position t (from 0) predicts token t + 1, so column T − 1 of both masks is zero.
 * `trained` counts in the loss, `graded` in the metrics.
 */
export interface ExampleSet {
  readonly count: number;
  /** (N, T) token ids. */
  readonly tokens: Uint32Array;
  /** (N, T) 1 where predicting token t + 1 is in the loss. */
  readonly trained: Uint8Array;
  /** (N, T) 1 where predicting token t + 1 is scored. */
  readonly graded: Uint8Array;
}

/**
 * Pictures that tokens may stand for: in a task of V tokens, id V + n is picture n. Such a token is embedded by its
 * pixels, and is never an answer that is chosen among others; but it may be one that is drawn (`TaskShape.draws`).
 */
export interface Pictures {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  /** (count, height, width), 0 to 255. */
  readonly pixels: Uint8Array;
  /** What each picture shows, as an index into `names`. */
  readonly shows: Uint8Array;
  /** "handwritten 0", … */
  readonly names: readonly string[];
}

/** Where training examples come from. */
export type Source =
  | { readonly kind: 'finite'; readonly examples: ExampleSet }
  /** Example number `index` of the stream, written to row `row`: a pure function of (seed, index). */
  | { readonly kind: 'stream'; draw(index: number, into: ExampleSet, row: number): void };

/** A task made concrete for one seed. */
export interface TaskInstance {
  /** What token id i looks like; higher ids are pictures. */
  readonly vocabulary: readonly string[];
  readonly pictures?: Pictures;
  /** T, tokens an example. */
  readonly length: number;
  /** S, the most positions that are trained or graded in any example. */
  readonly slots: number;
  /** K, the most tokens that are graded in any example. */
  readonly graded: number;
  /** Per-token accuracy of guessing. */
  readonly chance: number;
  readonly source: Source;
  /** The held-out examples. */
  readonly test: ExampleSet;
  /** What simple guessers would get, for comparison: held-out loss in nats a token. */
  readonly baselines?: readonly Baseline[];
}

/** A guesser that looks at less than the model does. */
export interface Baseline {
  /** What it does, as its line on the plot says: "counting pairs". */
  readonly name: string;
  readonly loss: number;
}

/**
 * A piece of an example as a person reads it: words, the picture at index `picture` of the example, the answer token at
 * index `answer`, or, on the way to the answer, the token at index `written`, which the model writes too and which is
 * not graded.
 */
export type Piece =
  | { readonly text: string }
  | { readonly picture: number }
  | { readonly answer: number }
  | { readonly written: number };

/**
 * A problem that a person typed: an example's tokens up to its last answer, −1 where the model answers. Or what is wrong
 * with it and what is allowed, in sentences.
 */
export type Reading = { readonly tokens: readonly number[] } | { readonly problem: string };

/** The task's own words, for headline, plots and predictions. */
export interface Nouns {
  readonly example: string;
  readonly examples: string;
  readonly token: string;
  readonly tokens: string;
  /** What the held-out set is called: "held-out", or "fresh" where the same facts come back. */
  readonly heldOut: string;
}

/** One task: one file in `tasks/`, its default export. */
export interface Task {
  readonly id: string;
  readonly title: string;
  /** One sentence: what the model has to do. */
  readonly summary: string;
  readonly fields: Fields;
  readonly nouns: Nouns;
  /** What the loss is, with its unit; nats per token where it is left out. */
  readonly lossUnit?: string;
  /** Batch size where the config names none. */
  readonly defaultBatch: number | 'full';
  /** A combination of parameters that is refused: the key, and what is allowed. */
  check?(
    parameters: TaskParameters,
  ): { readonly key: string; readonly allowed: string } | undefined;
  /** Shape of the task without making its data. */
  shape(parameters: TaskParameters): TaskShape;
  /** Fetches the real data that `build` needs, once; rejects with words for a person where that fails. */
  load?(parameters?: TaskParameters): Promise<void>;
  /** What a run needs beside its config: something that a person brought, which the page hands to its worker. */
  readonly material?: {
    of(parameters: TaskParameters): string | undefined;
    take(material: string | undefined): void;
  };
  /** Called when `load` is done, where there is one. */
  build(parameters: TaskParameters, seed: number): TaskInstance;
  /**
   * (K) where the answer is a number and its tokens are its digits: what a one is worth at each graded token, in the
   * order of the example.
   */
  placeValues?(parameters: TaskParameters): readonly number[];
  /**
   * Reads a problem that a person typed, not empty. Where it is left out, a problem is its tokens one after the other;
   * null where problems can't be typed.
   */
  readonly prompt?: ((parameters: TaskParameters, text: string) => Reading) | null;
  /** Where the model may write on from any text. */
  readonly prose?: {
    /** Token ids of the characters that the model knows, and those that it doesn't. */
    encode(
      parameters: TaskParameters,
      text: string,
    ): { readonly tokens: Uint32Array; readonly unknown: readonly string[] };
    decode(parameters: TaskParameters, tokens: ArrayLike<number>): string;
  };
  /** An example in reading order. */
  read(parameters: TaskParameters, tokens: ArrayLike<number>): readonly Piece[];
}

/** What the model and its memory depend on. */
export interface TaskShape {
  readonly vocabulary: number;
  readonly length: number;
  readonly slots: number;
  readonly graded: number;
  /**
   * Index of the first token that the model writes for itself when it is evaluated: from there on, every token that is
   * trained or graded is its own, and what comes later is asked with those before it. Left out, each token is asked
   * for with the right ones before it, which tells as much where nothing but the answer is written.
   */
  readonly written?: number;
  /** Examples of the training split (0: a stream) and of the held-out set. */
  readonly train: number;
  readonly test: number;
  /** How many pictures there are, and of how many pixels each, where tokens may be pictures. */
  readonly pictures?: { readonly count: number; readonly pixels: number };
  /**
   * Where pictures are what is asked for: the loss is the mean squared error of a drawing's pixels (0 to 1), and one
   * below `tolerance` counts as right.
   */
  readonly draws?: { readonly tolerance: number };
}
