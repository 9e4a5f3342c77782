import type { Row } from './rows';

/** An engine that takes part. */
export interface Contestant {
  readonly name: string;
  /** Whether it can train this row's model at all. */
  readonly fits: (row: Row) => boolean;
  /** Everything up to the first step: compiling may happen here or in that step. */
  readonly open: (row: Row) => Promise<Session>;
}

/** One model in training. */
export interface Session {
  /** "Google SwiftShader", or "WebAssembly SIMD". */
  readonly adapter: string;
  /** Brings the batches of the next `count` steps to where steps read them; not timed. */
  readonly prepare: (count: number) => Promise<void>;
  /** Starts `count` steps, and returns a promise of the losses that were kept, the last step's last. */
  readonly run: (count: number) => Promise<readonly number[]>;
  readonly dispose: () => void;
}
