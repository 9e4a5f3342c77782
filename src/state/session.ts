/**
 * What a person may do to the runs, and the settings that they move: panels read the signals, the app calls
 * the methods. Learning rate and weight decay apply while it trains; every other setting waits for a restart.
 */
import { computed, signal } from '@lit-labs/signals';
import type { Value } from '../config/field';
import type { RunConfig } from '../config/run-config';
import type { DeviceChoice, Plan } from '../protocol';
import type { RunView } from './run-view';
import { Runs, type Checkpoint, type ConnectEngine, type Start } from './runs';
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

export interface SessionOptions {
  readonly tasks: Tasks;
  readonly connect: ConnectEngine;
  readonly first: Start;
  readonly speed: number | null;
  readonly device: DeviceChoice;
  readonly onCheckpoint: (checkpoint: Checkpoint) => void;
  /** The first run was refused, so there is none. */
  readonly onNothing: (problem: Problem) => void;
  /** Milliseconds between updates of the numbers on the page. */
  readonly rest?: number;
}

/** Milliseconds for which the hand must rest before a live change is sent. */
const SETTLE = 160;

export class Session {
  readonly tasks: Tasks;
  readonly runs: Runs;
  /** The settings as the controls show them. */
  readonly draft;
  readonly speed;
  readonly device;
  /** Why the engine would not make the run that was asked for. */
  readonly refusal = signal<Problem | null>(null);

  /** What a restart would change. */
  readonly pending = computed(() => {
    const run = this.runs.current.get();
    return run ? differences(visible(run), this.draft.get(), this.tasks) : [];
  });
  /** What is wrong with the settings as they are. */
  readonly problem = computed<Problem | null>(() => {
    const result = check(this.draft.get(), this.tasks);
    return 'problem' in result ? this.#plain(result.problem) : null;
  });
  /** The other executor was chosen while a run goes on. */
  readonly deviceDiffers = computed(() => {
    const run = this.runs.current.get();
    const choice = this.device.get();
    const auto = this.runs.devices.get()?.gpu.usable ? 'gpu' : 'cpu';
    return run !== null && run.info.executor !== (choice === 'auto' ? auto : choice);
  });

  #settle: ReturnType<typeof setTimeout> | undefined;
  /** Learning rate or weight decay was moved by hand in this run. */
  #moved = false;

  constructor({
    tasks,
    connect,
    first,
    speed,
    device,
    onCheckpoint,
    onNothing,
    rest,
  }: SessionOptions) {
    this.tasks = tasks;
    this.draft = signal(first.config);
    this.speed = signal(speed);
    this.device = signal(device);
    this.runs = new Runs({
      tasks,
      connect,
      rest,
      onCheckpoint,
      onStarted: (run, { keepDraft = false }) => {
        this.#moved = false;
        if (!keepDraft) this.draft.set(atStep(run.config, 0));
      },
      onFollow: (before, run) => this.#follow(before, run),
      onRefused: (problem) => {
        if (this.runs.current.get()) this.refusal.set(this.#plain(problem));
        else onNothing(this.#plain(problem));
      },
    });
    this.start(first);
  }

  start(start: Start): void {
    this.refusal.set(null);
    if (!start.keepDraft) this.draft.set(start.config);
    this.runs.start(start, this.device.get(), this.speed.get());
  }

  edit(path: string, value: Value): void {
    this.refusal.set(null);
    this.draft.set(withSetting(this.draft.get(), path, value));
    if (!isLive(path)) return;
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => this.#applyLive(), SETTLE);
  }

  restart(): void {
    this.start({ config: withoutChanges(this.draft.get()) });
  }

  discard(): void {
    const run = this.runs.current.get();
    this.refusal.set(null);
    if (!run) return;
    this.draft.set(visible(run));
    if (this.deviceDiffers.get()) this.device.set(run.info.executor);
  }

  play(): void {
    this.runs.tell((runId) => ({ type: 'play', runId }));
  }

  pause(): void {
    this.runs.tell((runId) => ({ type: 'pause', runId }));
  }

  step(): void {
    this.runs.tell((runId) => ({ type: 'step', runId, steps: 1 }));
  }

  /** The same seed again: the settings as they are now, or as a link laid them down; with another plan, if asked. */
  reset(plan?: Plan | 'auto'): void {
    const run = this.runs.current.get();
    if (run)
      this.start({ config: this.#again(run), keepDraft: true, plan: plan ?? chosenPlan(run) });
  }

  newSeed(seed: number): void {
    const run = this.runs.current.get();
    if (!run) return;
    this.draft.set(withSetting(this.draft.get(), 'training.seed', seed));
    const config = withSetting(this.#again(run), 'training.seed', seed);
    this.start({ config, keepDraft: true, plan: chosenPlan(run) });
  }

  setSpeed(stepsPerSecond: number | null): void {
    this.speed.set(stepsPerSecond);
    this.runs.tell((runId) => ({ type: 'speed', runId, stepsPerSecond }));
  }

  setDevice(choice: DeviceChoice): void {
    this.device.set(choice);
  }

  extend(until: number): void {
    const run = this.runs.current.get();
    if (!run) return;
    this.runs.tell((runId) => ({ type: 'extend', runId, until }));
    this.runs.current.set({ ...run, info: { ...run.info, until } });
  }

  checkpoint(): void {
    this.runs.tell((runId) => ({ type: 'checkpoint', runId }));
  }

  /** Asks what a step costs, and which plan is the fastest; the answer comes in `runs.profile`. */
  profile(plans: boolean): void {
    this.runs.tell((runId) => ({ type: 'profile', runId, plans }));
  }

  /** A new engine after the old one broke; the run starts again. */
  revive(): void {
    this.runs.reconnect();
    const run = this.runs.current.get();
    this.start({ config: run ? this.#again(run) : this.draft.get(), keepDraft: run !== null });
  }

  /** Controls that showed the run's learning rate and decay go on showing them. */
  #follow(before: RunView, run: RunView): void {
    const from = visible(before).optimizer;
    const to = visible(run).optimizer;
    for (const key of ['learningRate', 'weightDecay'] as const) {
      if (from[key] === to[key] || this.draft.get().optimizer[key] !== from[key]) continue;
      this.draft.set(withSetting(this.draft.get(), `optimizer.${key}`, to[key]));
    }
  }

  #applyLive(): void {
    const run = this.runs.current.get();
    if (!run || !(run.status === 'running' || run.status === 'paused')) return;
    const now = visible(run).optimizer;
    const { learningRate, weightDecay } = this.draft.get().optimizer;
    const change = {
      ...(learningRate !== now.learningRate && { learningRate }),
      ...(weightDecay !== now.weightDecay && { weightDecay }),
    };
    if (Object.keys(change).length === 0) return;
    this.#moved = true;
    this.runs.tell((runId) => ({ type: 'change', runId, ...change }));
  }

  #again(run: RunView): RunConfig {
    return this.#moved ? withoutChanges(visible(run)) : run.config;
  }

  #plain({ key, message }: Problem): Problem {
    return { key, message: plainly(message, this.draft.get(), this.tasks) };
  }
}

/** A plan that a person chose stays with the run. */
function chosenPlan({ info }: RunView): Plan | 'auto' {
  return info.plan.choice === 'chosen' ? info.plan.parts : 'auto';
}

/** The config that a run holds now, its last change included. */
function visible(run: RunView): RunConfig {
  return atStep(run.config, run.progress.step);
}
