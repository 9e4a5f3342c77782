import type { Change, RunConfig } from '../config/run-config';
import type { Evaluation, Progress, Status, TrainColumns } from '../protocol';
import { Pace } from './pace';
import { Reports } from './reports';
import { yieldToMessages } from './step-time';
import type { Trainer } from './trainer';

/** What a runner tells while it runs. */
export interface RunnerListener {
  progress(progress: Progress, train: TrainColumns, evaluations: readonly Evaluation[]): void;
  status(status: Status, step: number, reason?: string): void;
}

/** Milliseconds that one launch should take, and between reports. */
interface Rhythm {
  readonly chunkMs: number;
  readonly reportMs: number;
}

/** While somebody looks: a frame, so that a pause is felt at once. */
const IN_FRONT: Rhythm = { chunkMs: 16, reportMs: 16 };
/** While nobody does: seldom, so that the machine is left in peace. */
const HIDDEN: Rhythm = { chunkMs: 250, reportMs: 1000 };
/** Plays a trainer: in chunks, at a chosen speed, evaluating on the way, two chunks in flight on a GPU. */
export class Runner {
  private playing = false;
  private finished: Promise<void> = Promise.resolve();
  private evaluatedAt = -1;
  private stepMs = 0;
  private readonly pace: Pace;
  private readonly reports: Reports;
  private wake: (() => void) | undefined;
  /** Resolves when the loop may go on; while it is there, no step is taken. */
  private held: Promise<void> | undefined;
  private rested: (() => void) | undefined;
  private diverged = false;
  private lastDone = 0;
  private readonly onGpu: boolean;
  private rhythm = IN_FRONT;
  config: RunConfig;

  constructor(
    private readonly trainer: Trainer,
    public until: number,
    private stepsPerSecond: number | null,
    private readonly listener: RunnerListener,
  ) {
    this.config = trainer.config;
    this.onGpu = trainer.executor.kind === 'gpu';
    this.pace = new Pace(stepsPerSecond);
    this.reports = new Reports(trainer.replicas, trainer.config.training.logEvery);
  }

  get step(): number {
    return this.trainer.step;
  }

  play(): void {
    if (this.playing || this.diverged) return;
    this.playing = true;
    this.pace.restart(this.stepsPerSecond, performance.now());
    this.reports.restartRate();
    this.listener.status('running', this.step);
    this.finished = this.loop(this.until);
  }

  async pause(): Promise<void> {
    this.playing = false;
    this.wake?.();
    await this.finished;
  }

  /** Takes a few steps, evaluates, and pauses. */
  async advance(steps: number): Promise<void> {
    await this.pause();
    if (this.diverged) return;
    const target = Math.min(this.step + steps, this.until);
    this.playing = true;
    this.pace.restart(null, performance.now());
    this.finished = this.loop(target);
    await this.finished;
  }

  speed(stepsPerSecond: number | null): void {
    this.stepsPerSecond = stepsPerSecond;
    this.pace.restart(stepsPerSecond, performance.now());
    this.reports.restartRate();
    this.wake?.();
  }

  /** Does some work while no step is under way. What trains goes on afterwards as if nothing had been. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    while (this.held) await this.held;
    let release!: () => void;
    this.held = new Promise((resolve) => (release = resolve));
    this.wake?.();
    try {
      await Promise.race([new Promise<void>((resolve) => (this.rested = resolve)), this.finished]);
      return await work();
    } finally {
      this.held = undefined;
      release();
    }
  }

  /** Whether anybody sees the page. Only when steps are taken and told of depends on it. */
  hide(hidden: boolean): void {
    this.rhythm = hidden ? HIDDEN : IN_FRONT;
    if (hidden) return;
    this.wake?.();
    if (this.playing) this.report();
  }

  /** New values from the next step on; returns that step. */
  change(values: Omit<Change, 'step'>): number {
    const { training } = this.config;
    const step = this.step;
    const earlier = training.changes.filter((change) => change.step < step);
    const here = training.changes.find((change) => change.step === step);
    const changes = [...earlier, { ...here, ...values, step }];
    this.config = { ...this.config, training: { ...training, changes } };
    this.trainer.setChanges(changes);
    return step;
  }

  extend(until: number): void {
    this.until = Math.max(until, this.step);
  }

  async dispose(): Promise<void> {
    await this.pause();
    this.trainer.dispose();
  }

  /** Trains until the target or a pause; never rejects. */
  private async loop(target: number): Promise<void> {
    try {
      await this.evaluateIfDue(target);
      const inFlight: Promise<boolean>[] = [];
      const depth = this.onGpu ? 2 : 1;
      while (this.playing && !this.diverged && this.step < target) {
        if (this.held) {
          for (const chunk of inFlight.splice(0)) await chunk;
          await this.rest(this.held);
          continue;
        }
        const most = this.chunk(target);
        const count = this.pace.due(most, performance.now());
        if (count === 0) {
          const together = this.rhythm === HIDDEN ? HIDDEN.chunkMs : 0;
          // Half of what may be taken at once, so that waking late loses none.
          const steps = Math.ceil(most / 2);
          await this.sleep(this.pace.wait(performance.now(), steps, together));
          continue;
        }
        inFlight.push(this.chunkOf(count, target));
        if (inFlight.length >= depth && !(await inFlight.shift())) break;
        await yieldToMessages();
      }
      for (const chunk of inFlight) await chunk;
      if (this.diverged) return;
      // A pause shows the held-out set as it is now, not as it was some steps ago.
      await this.evaluate();
      if (this.diverged) return;
      this.report();
      const done = this.step >= this.until;
      this.listener.status(done ? 'done' : 'paused', this.step);
    } catch (error) {
      this.report();
      const reason = error instanceof Error ? error.message : String(error);
      this.listener.status('failed', this.step, reason);
    } finally {
      this.playing = false;
    }
  }

  /** Until what holds the loop lets go, or a pause. */
  private async rest(held: Promise<void>): Promise<void> {
    this.rested?.();
    while (this.playing && this.held === held) {
      await Promise.race([held, new Promise<void>((resolve) => (this.wake = resolve))]);
    }
    this.speed(this.stepsPerSecond);
  }

  /** Launches some steps, and the evaluation that falls due after them. Resolves to false where it diverged. */
  private async chunkOf(count: number, target: number): Promise<boolean> {
    const start = performance.now();
    this.pace.take(count);
    const launched = this.trainer.launch(count);
    // On a GPU the evaluation must be queued before the next chunk is.
    const queued = this.onGpu ? this.evaluateIfDue(target) : null;
    // While the device is busy. The next chunk may be a little longer than this one.
    if (this.onGpu) this.trainer.prepare(Math.min(2 * count, target - this.step));
    const rows = await launched;
    if (this.diverged) return false;
    this.reports.add(rows);
    if (rows.diverged) {
      const step = rows.first + rows.count;
      this.diverge(step, `The loss of step ${step}`);
      return false;
    }
    const ms = performance.now() - Math.max(start, this.lastDone);
    this.stepMs = this.stepMs ? 0.7 * this.stepMs + (0.3 * ms) / count : ms / count;
    await (queued ?? this.evaluateIfDue(target));
    const now = performance.now();
    this.reports.trained(now - Math.max(start, this.lastDone), count, now);
    this.lastDone = now;
    if (now - this.reports.takenAt >= this.rhythm.reportMs) this.report();
    return !this.diverged;
  }

  private diverge(step: number, what: string): void {
    this.diverged = true;
    this.report();
    this.listener.status('diverged', step, `${what} is not a finite number.`);
  }

  /** How many steps to launch together: as many as fit the rhythm, up to the next evaluation. */
  private chunk(target: number): number {
    const { evalEvery } = this.config.training;
    const toEvaluation = evalEvery - (this.step % evalEvery);
    const { chunkMs } = this.rhythm;
    const fitting = this.stepMs ? Math.max(1, Math.floor(chunkMs / this.stepMs)) : 1;
    return Math.min(this.trainer.programs.chunk, fitting, toEvaluation, target - this.step);
  }

  private async evaluateIfDue(target: number): Promise<void> {
    const due = this.step % this.config.training.evalEvery === 0 || this.step >= target;
    if (due) await this.evaluate();
  }

  private async evaluate(): Promise<void> {
    if (this.evaluatedAt === this.step) return;
    this.evaluatedAt = this.step;
    const evaluation = await this.trainer.evaluate();
    if (this.diverged) return;
    if (evaluation.values.every(Number.isFinite)) {
      this.reports.evaluated(evaluation);
      return;
    }
    // The step that would show it was not taken yet; taking it brings the last finite parameters back.
    await this.trainer.launch(1);
    this.diverge(evaluation.step, `The held-out loss after step ${evaluation.step}`);
  }

  /** Sends what has gathered since the last report. */
  private report(): void {
    this.listener.progress(...this.reports.take(this.step));
  }

  /** Waits, or until something changes. */
  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
