import type { HeldOutFacts, Past, Spread } from './story';

/** All that the headline may speak of. */
export interface Situation {
  readonly nouns: {
    readonly example: string;
    readonly examples: string;
    readonly token: string;
    readonly tokens: string;
    readonly heldOut: string;
  };
  /** Graded tokens an example, on average. */
  readonly k: number;
  /** Held-out examples of each model. */
  readonly n: number;
  /** Share of tokens that guessing gets right. */
  readonly chance: number;
  readonly replicas: number;
  /** The training set is finite, so that it can be learnt by heart. */
  readonly finite: boolean;
  readonly weightDecay: number;
  readonly status: 'running' | 'paused' | 'done' | 'diverged' | 'failed';
  readonly reason: string;
  /** Where training is now, and where it stops. */
  readonly step: number;
  readonly until: number;
  readonly lookingBack: boolean;
  /** The evaluation shown; none before the first. */
  readonly heldOut?: HeldOutFacts;
  /** Exact match on training data about then. */
  readonly train?: Spread;
  readonly past?: Past;
}

export interface Text {
  readonly text: string;
  readonly strong?: boolean;
}
