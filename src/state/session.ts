/**
 * What the page knows and what a person may do to it: the current run, earlier ones, settings not applied
 * yet, and everything that went wrong. Panels read its signals; the app calls its methods.
 */
import { computed, signal } from '@lit-labs/signals';
import type { Value } from '../config/field';
import type { RunConfig } from '../config/run-config';
import type { DeviceChoice, Message, Progress } from '../protocol';
import type { Connect, Handlers, Port } from './client';
import { runName } from './naming';
import { changedRun, startedRun } from './run-updates';
import type { RunView } from './run-view';
import {
  atStep,
  check,
  differences,
  isLive,
  plainly,
  withoutChanges,
  withSetting,
  type Problem,
  type Tasks,
} from './settings';
import { Throttle } from './throttle';

type Of<T extends Message['type']> = Extract<Message, { type: T }>;
export type Devices = Of<'devices'>;
export type Checkpoint = Of<'checkpoint'>;

export interface Start {
  readonly config: RunConfig;
  readonly until?: number;
  readonly paused?: boolean;
  /** Settings not applied yet stay as they are. */
  readonly keepDraft?: boolean;
}

export interface SessionOptions {
  readonly tasks: Tasks;
  readonly connect: Connect;
  readonly first: Start;
  readonly speed: number | null;
  readonly device: DeviceChoice;
  readonly onCheckpoint: (checkpoint: Checkpoint) => void;
  /** Milliseconds between updates of the numbers on the page. */
  readonly rest?: number;
}

const EARLIER = 3;
const SETTLE = 160;

export class Session {
  readonly tasks: Tasks;
  readonly devices = signal<Devices | null>(null);
  readonly current = signal<RunView | null>(null);
  readonly earlier = signal<readonly RunView[]>([]);
  /** The settings as the controls show them. */
  readonly draft;
  readonly speed;
  readonly device;
  /** A run is being made. */
  readonly starting = signal(true);
  /** Why the engine would not make the run that was asked for. */
  readonly refusal = signal<Problem | null>(null);
  /** The engine itself broke. */
  readonly crash = signal('');

  /** What a restart would change. */
  readonly pending = computed(() => {
    const run = this.current.get();
    return run ? differences(this.#visible(run), this.draft.get(), this.tasks) : [];
  });
  /** What is wrong with the settings as they are. */
  readonly problem = computed<Problem | null>(() => {
    const result = check(this.draft.get(), this.tasks);
    return 'problem' in result ? this.#plain(result.problem) : null;
  });
  /** The other executor was chosen while a run goes on. */
  readonly deviceDiffers = computed(() => {
    const run = this.current.get();
    const choice = this.device.get();
    if (!run) return false;
    const auto = this.devices.get()?.gpu.usable ? 'gpu' : 'cpu';
    return run.info.executor !== (choice === 'auto' ? auto : choice);
  });

  readonly #connect: Connect;
  readonly #onCheckpoint: (checkpoint: Checkpoint) => void;
  readonly #progress: Throttle<Progress>;
  #port: Port;
  #lastId = 0;
  #wanted: { readonly runId: number; readonly start: Start } | null = null;
  #pauseWhenStarted = 0;
  #settle: ReturnType<typeof setTimeout> | undefined;
  /** Learning rate or weight decay was moved by hand in this run. */
  #moved = false;

  constructor({ tasks, connect, first, speed, device, onCheckpoint, rest = 125 }: SessionOptions) {
    this.tasks = tasks;
    this.draft = signal(first.config);
    this.speed = signal(speed);
    this.device = signal(device);
    this.#connect = connect;
    this.#onCheckpoint = onCheckpoint;
    this.#progress = new Throttle(rest, (progress) => this.#showProgress(progress));
    this.#port = connect(this.#handlers, this.#crashed);
    this.start(first);
  }

  /** Makes a run; the one before goes on until the new one has come. */
  start(start: Start): void {
    if (this.#wanted) this.#port.send({ type: 'dispose', runId: this.#wanted.runId });
    const runId = ++this.#lastId;
    this.#wanted = { runId, start };
    this.starting.set(true);
    this.refusal.set(null);
    if (!start.keepDraft) this.draft.set(start.config);
    this.#port.send({
      type: 'start',
      runId,
      config: start.config,
      device: this.device.get(),
      paused: start.paused ?? false,
      speed: this.speed.get(),
      ...(start.until === undefined ? {} : { until: start.until }),
    });
  }

  /** A setting moved: live ones apply while it trains, others wait for a restart. */
  edit(path: string, value: Value): void {
    this.refusal.set(null);
    this.draft.set(withSetting(this.draft.get(), path, value));
    if (!isLive(path)) return;
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => this.#applyLive(), SETTLE);
  }

  /** Another task, with its own defaults and the rest as it is. */
  chooseTask(id: string): void {
    const { model, optimizer, training } = this.draft.get();
    const { batchSize: _task, ...rest } = training;
    const result = check(
      { version: 1, task: { id }, model, optimizer, training: rest },
      this.tasks,
    );
    if ('config' in result) this.draft.set(result.config);
  }

  restart(): void {
    this.start({ config: withoutChanges(this.draft.get()) });
  }

  discard(): void {
    const run = this.current.get();
    this.refusal.set(null);
    if (run) this.draft.set(this.#visible(run));
  }

  play(): void {
    const run = this.current.get();
    if (run) this.#port.send({ type: 'play', runId: run.runId });
  }

  pause(): void {
    const run = this.current.get();
    if (run) this.#port.send({ type: 'pause', runId: run.runId });
  }

  /** Before anybody asked for a run: the one that is there or on its way waits. */
  pauseUnasked(): void {
    if (this.#wanted) this.#pauseWhenStarted = this.#wanted.runId;
    else this.pause();
  }

  step(): void {
    const run = this.current.get();
    if (run) this.#port.send({ type: 'step', runId: run.runId, steps: 1 });
  }

  /** The same seed again: the settings as they are now, or as a link laid them down. */
  reset(): void {
    const run = this.current.get();
    if (run) this.start({ config: this.#again(run), keepDraft: true });
  }

  newSeed(seed: number): void {
    const run = this.current.get();
    if (!run) return;
    const config = withSetting(this.#again(run), 'training.seed', seed);
    this.draft.set(withSetting(this.draft.get(), 'training.seed', seed));
    this.start({ config, keepDraft: true });
  }

  setSpeed(stepsPerSecond: number | null): void {
    this.speed.set(stepsPerSecond);
    const run = this.current.get();
    if (run) this.#port.send({ type: 'speed', runId: run.runId, stepsPerSecond });
  }

  setDevice(choice: DeviceChoice): void {
    this.device.set(choice);
  }

  extend(until: number): void {
    const run = this.current.get();
    if (!run) return;
    this.#port.send({ type: 'extend', runId: run.runId, until });
    this.#update({ ...run, info: { ...run.info, until } });
  }

  checkpoint(): void {
    const run = this.current.get();
    if (run) this.#port.send({ type: 'checkpoint', runId: run.runId });
  }

  forgetEarlier(): void {
    this.earlier.set([]);
  }

  /** A new engine after the old one broke; the run starts again. */
  revive(): void {
    this.#port.close();
    this.crash.set('');
    this.#wanted = null;
    this.#port = this.#connect(this.#handlers, this.#crashed);
    const run = this.current.get();
    this.start({ config: run ? this.#again(run) : this.draft.get(), keepDraft: Boolean(run) });
  }

  readonly #crashed = (reason: string): void => {
    this.#progress.cancel();
    this.starting.set(false);
    this.crash.set(reason);
    const run = this.current.get();
    if (run?.status === 'running') this.#update({ ...run, status: 'paused' });
  };

  readonly #handlers: Handlers = {
    devices: (message) => this.devices.set(message),
    started: (message) => this.#started(message),
    refused: ({ runId, key, message }) => {
      if (runId !== this.#wanted?.runId) return;
      this.#wanted = null;
      this.starting.set(false);
      this.refusal.set(this.#plain({ key, message }));
    },
    progress: ({ runId, progress, train, evaluations }) => {
      const run = this.#about(runId);
      if (!run) return;
      run.curves.appendTrain(train);
      for (const evaluation of evaluations) run.curves.appendEvaluation(evaluation);
      this.#progress.push(progress);
    },
    status: ({ runId, status, step, reason = '' }) => {
      if (!this.#about(runId)) return;
      this.#progress.flush();
      const run = this.current.get();
      if (run) this.#update({ ...run, status, reason, progress: { ...run.progress, step } });
    },
    changed: ({ runId, config }) => {
      const run = this.#about(runId);
      if (run) this.#follow(run, changedRun(run, config));
    },
    checkpoint: (message) => this.#onCheckpoint(message),
  };

  #started(message: Of<'started'>): void {
    const { runId } = message;
    if (runId !== this.#wanted?.runId) {
      this.#port.send({ type: 'dispose', runId });
      return;
    }
    const { start } = this.#wanted;
    const before = this.current.get();
    const run = startedRun(message, this.tasks, start.paused ?? false);
    this.#wanted = null;
    this.#moved = false;
    this.#progress.cancel();
    this.starting.set(false);
    if (before) {
      this.#port.send({ type: 'dispose', runId: before.runId });
      this.#keep(before, run);
    }
    this.current.set(run);
    if (!start.keepDraft) this.draft.set(atStep(run.config, 0));
    if (this.#pauseWhenStarted === runId) this.pause();
  }

  /** The run before stays on the plots, where its curves mean the same and it differs in something. */
  #keep(before: RunView, run: RunView): void {
    const same = before.config.task.id === run.config.task.id;
    const name = runName(before.config, run.config, this.tasks);
    const kept = same ? this.earlier.get() : [];
    const keep = same && name !== '' && before.progress.step > 0;
    this.earlier.set(keep ? [...kept, { ...before, name }].slice(-EARLIER) : kept);
  }

  #showProgress(progress: Progress): void {
    const run = this.current.get();
    if (run) this.#follow(run, { ...run, progress });
  }

  /** Replaces the current run; controls that showed its learning rate and decay go on showing them. */
  #follow(before: RunView, run: RunView): void {
    const from = this.#visible(before).optimizer;
    const to = this.#visible(run).optimizer;
    let draft = this.draft.get();
    for (const key of ['learningRate', 'weightDecay'] as const) {
      if (from[key] !== to[key] && draft.optimizer[key] === from[key]) {
        draft = withSetting(draft, `optimizer.${key}`, to[key]);
      }
    }
    if (draft !== this.draft.get()) this.draft.set(draft);
    this.#update(run);
  }

  #applyLive(): void {
    const run = this.current.get();
    if (!run || !(run.status === 'running' || run.status === 'paused') || this.problem.get())
      return;
    const now = this.#visible(run).optimizer;
    const { learningRate, weightDecay } = this.draft.get().optimizer;
    const change = {
      ...(learningRate === now.learningRate ? {} : { learningRate }),
      ...(weightDecay === now.weightDecay ? {} : { weightDecay }),
    };
    if (Object.keys(change).length === 0) return;
    this.#moved = true;
    this.#port.send({ type: 'change', runId: run.runId, ...change });
  }

  /** The config that a run holds now, its last change included. */
  #visible(run: RunView): RunConfig {
    return atStep(run.config, run.progress.step);
  }

  #again(run: RunView): RunConfig {
    return this.#moved ? withoutChanges(this.#visible(run)) : run.config;
  }

  #plain({ key, message }: Problem): Problem {
    return { key, message: plainly(message, this.draft.get(), this.tasks) };
  }

  #about(runId: number): RunView | null {
    const run = this.current.get();
    return run?.runId === runId ? run : null;
  }

  #update(run: RunView): void {
    this.current.set(run);
  }
}
