import type { Evaluation, Progress, TrainColumns } from '../protocol';
import type { TrainRows } from './trainer';

/** Milliseconds over which steps a second are counted. */
const RATE_MS = 1000;

/** What has come of a run since it was last told of, and how fast it goes. */
export class Reports {
  /** When the last one was taken, by `performance.now()`. */
  takenAt = 0;
  readonly #replicas: number;
  readonly #logEvery: number;
  #rows: TrainRows[] = [];
  #evaluations: Evaluation[] = [];
  #marks: { readonly at: number; readonly step: number }[] = [];
  #trainedMs = 0;

  constructor(replicas: number, logEvery: number) {
    this.#replicas = replicas;
    this.#logEvery = logEvery;
  }

  /** Rows that took so many milliseconds, until `now`. */
  trained(ms: number, steps: number, now: number): void {
    this.#trainedMs += ms;
    this.#marks.push({ at: now, step: (this.#marks.at(-1)?.step ?? 0) + steps });
    while (this.#marks.length > 2 && this.#marks[0].at < now - RATE_MS) this.#marks.shift();
  }

  add(rows: TrainRows): void {
    this.#rows.push(rows);
  }

  evaluated(evaluation: Evaluation): void {
    this.#evaluations.push(evaluation);
  }

  /** Steps a second are counted anew. */
  restartRate(): void {
    this.#marks = [];
  }

  /** All that has gathered; what is returned is forgotten here. */
  take(step: number): readonly [Progress, TrainColumns, readonly Evaluation[]] {
    const replicas = this.#replicas;
    const steps: number[] = [];
    const values: number[] = [];
    for (const rows of this.#rows) {
      for (let i = 0; i < rows.count; i++) {
        if ((rows.first + i) % this.#logEvery !== 0) continue;
        steps.push(rows.first + i);
        const at = i * replicas * 3;
        for (let j = 0; j < replicas * 3; j++) values.push(rows.values[at + j]);
      }
    }
    const evaluations = this.#evaluations;
    this.#rows = [];
    this.#evaluations = [];
    this.takenAt = performance.now();
    return [
      { step, stepsPerSecond: this.#rate, trainedMs: this.#trainedMs },
      { step: Uint32Array.from(steps), values: Float64Array.from(values) },
      evaluations,
    ];
  }

  get #rate(): number {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (!first || !last || last.at === first.at) return 0;
    return ((last.step - first.step) * 1000) / (last.at - first.at);
  }
}
