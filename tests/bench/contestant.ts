import type { Holdings } from './holdings';
import type { Row } from './rows';

/** An engine that takes part. */
export interface Contestant {
  readonly name: string;
  /** Whether it can train this row's model at all. */
  readonly fits: (row: Row) => boolean;
  /** Everything up to the first step: compiling may happen here or in that step. */
  readonly open: (row: Row) => Promise<Session>;
}

/** Milliseconds inside calls of the engine until they return; of these, encoding and submitting steps. */
export interface HostTime {
  readonly hostMs: number;
  readonly encodeMs: number;
}

/** One model in training. */
export interface Session {
  /** "Google SwiftShader", or "WebAssembly SIMD". */
  readonly adapter: string;
  /** Brings the batches of the next `count` steps to where steps read them; not timed. */
  readonly prepare: (count: number) => Promise<void>;
  /** Starts `count` steps, and returns a promise of the losses that were kept, the last step's last. */
  readonly run: (count: number) => Promise<readonly number[]>;
  /** Time spent so far, where `run` does not tell by when it returns; all of a call is encoding where it does. */
  readonly host?: () => HostTime;
  /** What it has held at most, where that is not on the page. */
  readonly held?: () => Holdings;
  readonly dispose: () => void;
}
