import type { Executor } from '../graph/executor';
import type { BufferSpec } from '../graph/program';

/** Chunks between two snapshots: more than are ever in flight at once. */
const EVERY = 4;

/**
 * Two alternating copies of parameters and moments on the device, so that a run whose loss blows up can go back
 * to its last finite parameters.
 */
export class Snapshots {
  private readonly steps: (number | undefined)[];
  private chunks = 0;
  private next = 0;

  constructor(
    private readonly executor: Executor,
    /** Parameters and moments. */
    private readonly state: readonly BufferSpec[],
    private readonly copies: readonly (readonly BufferSpec[])[],
  ) {
    this.steps = copies.map(() => undefined);
  }

  /** Called before each chunk; takes a snapshot now and then. */
  beforeChunk(step: number): void {
    if (this.chunks++ % EVERY === 0) this.take(step);
  }

  /** Keeps the state as it is after `step` updates, in place of the older snapshot. */
  take(step: number): void {
    this.state.forEach((buffer, i) => this.executor.copy(buffer, this.copies[this.next][i]));
    this.steps[this.next] = step;
    this.next = (this.next + 1) % this.copies.length;
  }

  /** Goes back to the newest snapshot that is no later than `step`; returns its step. */
  restore(step: number): number {
    let best = -1;
    this.steps.forEach((at, i) => {
      if (at !== undefined && at <= step && (best < 0 || at > this.steps[best]!)) best = i;
    });
    if (best < 0) throw new Error(`no snapshot is as early as step ${step}`);
    this.state.forEach((buffer, i) => this.executor.copy(this.copies[best][i], buffer));
    return this.steps[best]!;
  }
}
