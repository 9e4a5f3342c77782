import type { RunConfig } from '../config/run-config';
import type { HeldOutExamples, Progress, RunInfo, Status } from '../protocol';
import type { Task } from '../task/task';
import type { Curves } from './curves';

/** All that the page knows of one run. A new object whenever anything but `curves` changes. */
export interface RunView {
  readonly runId: number;
  /** What tells it from the run after it: "learning rate 0.01 → 0.003". Empty for the current run. */
  readonly name: string;
  readonly config: RunConfig;
  readonly task: Task;
  readonly info: RunInfo;
  readonly heldOut: HeldOutExamples;
  readonly status: Status;
  /** Why it stopped, where it did so unasked. */
  readonly reason: string;
  readonly progress: Progress;
  /** Grows in place, outside lit: subscribe to it. */
  readonly curves: Curves;
}
