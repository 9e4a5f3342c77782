/** A preset: one file in this folder, found by glob; its config is exact, to the last value. */
export interface Recipe {
  /** As in the file name and in `docs/recipes.md`. */
  readonly id: string;
  readonly group: RecipeGroup;
  /** Place within its group. */
  readonly order: number;
  readonly title: string;
  /** What the model has to learn, in one sentence. */
  readonly what: string;
  /** What to watch, after "Watch:". */
  readonly watch: string;
  /** In how many seeds `npm run recipes` saw what is to be watched (docs/recipes.md); left out where it does not look. */
  readonly held?: string;
  /** What to change when it is done, after "Next, ". */
  readonly next?: string;
  /** What a problem looks like, in the task's own signs. */
  readonly sample: string;
  /** A run config; parsed before use, like any other. */
  readonly config: unknown;
  /** Axes that suit it. */
  readonly axes: Axes;
  /** Steps a second on a first visit; null is flat out. */
  readonly speed: number | null;
  /** How it went when it was run, for the small picture: a share from 0 to 1 at equal steps. */
  readonly sketch: Sketch;
}

export type RecipeGroup =
  | 'mirage'
  | 'addition'
  | 'grokking'
  | 'shortcut'
  | 'steps'
  | 'words'
  | 'pictures'
  | 'context'
  | 'sequences';

export interface Axes {
  readonly x: 'linear' | 'log';
  readonly loss: 'linear' | 'log';
}

export interface Sketch {
  /** Share of single tokens that are right; left out where an answer is one token. */
  readonly tokens?: readonly number[];
  /** Share of training examples that are right. */
  readonly train?: readonly number[];
  /** Share of held-out examples that are right. */
  readonly heldOut: readonly number[];
}

/** Groups in the order of the picker. */
export const groups: readonly { id: RecipeGroup; title: string; summary: string }[] = [
  {
    id: 'mirage',
    title: 'The mirage',
    summary: 'Steady progress that looks like a jump, because every answer must be right at once.',
  },
  {
    id: 'addition',
    title: 'Addition',
    summary: 'Column sums with carries: is the jump in the skill, or in the marking?',
  },
  {
    id: 'grokking',
    title: 'Grokking',
    summary: 'First the training set by heart, much later the rule: a jump that is real.',
  },
  {
    id: 'shortcut',
    title: 'Worse before better',
    summary: 'A rule that mostly works is learned first, and fails where it matters.',
  },
  {
    id: 'steps',
    title: 'Step by step',
    summary: 'Answers that need a chain of steps: in the head, or written down.',
  },
  {
    id: 'words',
    title: 'Real words',
    summary:
      'English as it is spelled and said, with all its exceptions: more letters right, then more words.',
  },
  {
    id: 'pictures',
    title: 'Handwriting',
    summary: 'Real pictures of digits: read several in a row, or drawn again well enough.',
  },
  {
    id: 'context',
    title: 'In context',
    summary: 'Nothing to learn by heart: what is needed stands in the problem, if one can find it.',
  },
  {
    id: 'sequences',
    title: 'In order',
    summary: 'Turn round, sort, close brackets: rules that settle every place of the answer.',
  },
];
