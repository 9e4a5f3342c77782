/** Runs as the worker tells of them: the current one, those before it, and the one on its way. */
import { signal } from '@lit-labs/signals';
import type { RunConfig } from '../config/run-config';
import type { Command, DeviceChoice, Message, Plan, Progress } from '../protocol';
import { runName } from './naming';
import type { Connect, Port } from './port';
import { changedRun, startedRun } from './run-updates';
import type { RunView } from './run-view';
import type { Problem, Tasks } from './settings';
import { Throttle } from './throttle';

type MessageOf = { readonly [M in Message as M['type']]: M };
type Of<T extends Message['type']> = MessageOf[T];
/** One handler a message: a type without one does not compile. */
type Handlers = { readonly [T in keyof MessageOf]: (message: MessageOf[T]) => void };
export type ConnectEngine = Connect<Command, Message>;
export type Devices = Of<'devices'>;
export type Checkpoint = Of<'checkpoint'>;
export type Profile = Of<'profile'>;
export type WrittenMessage = Of<'written'>;

export interface Start {
  readonly config: RunConfig;
  readonly until?: number;
  readonly paused?: boolean;
  /** Settings not applied yet stay as they are. */
  readonly keepDraft?: boolean;
  /** A person's choice of how the GPU runs it. */
  readonly plan?: Plan | 'auto';
}

export interface RunsOptions {
  readonly tasks: Tasks;
  readonly connect: ConnectEngine;
  readonly onCheckpoint: (checkpoint: Checkpoint) => void;
  readonly onStarted: (run: RunView, start: Start) => void;
  /** The current run became another view of itself. */
  readonly onFollow: (before: RunView, run: RunView) => void;
  readonly onRefused: (problem: Problem) => void;
  /** Milliseconds between updates of the numbers on the page. */
  readonly rest?: number;
}

/** Earlier runs that are kept. */
const EARLIER = 3;

export class Runs {
  readonly devices = signal<Devices | null>(null);
  readonly current = signal<RunView | null>(null);
  readonly earlier = signal<readonly RunView[]>([]);
  /** A run is being made. */
  readonly starting = signal(true);
  /** The last that was measured. */
  readonly profile = signal<Profile | null>(null);
  /** The last that the model wrote on request. */
  readonly written = signal<WrittenMessage | null>(null);
  /** The engine itself broke. */
  readonly crash = signal('');

  readonly #options: RunsOptions;
  readonly #progress: Throttle<Progress>;
  #port: Port<Command>;
  #lastId = 0;
  #wanted: { readonly runId: number; readonly start: Start } | null = null;
  #pauseWhenStarted = 0;
  #hidden = false;

  constructor(options: RunsOptions) {
    this.#options = options;
    this.#progress = new Throttle(options.rest ?? 125, (progress) => {
      const run = this.current.get();
      if (run) this.#follow(run, { ...run, progress });
    });
    this.#port = options.connect(this.#heard, this.#crashed);
  }

  /** Makes a run; the one before goes on until the new one has come. */
  start(start: Start, device: DeviceChoice, speed: number | null): void {
    if (this.#wanted) this.#port.send({ type: 'dispose', runId: this.#wanted.runId });
    const runId = ++this.#lastId;
    this.#wanted = { runId, start };
    this.starting.set(true);
    const { config, until, paused = false, plan = 'auto' } = start;
    const end = until === undefined ? {} : { until };
    const way = plan === 'auto' ? {} : { plan };
    const material = this.#options.tasks.get(config.task.id)?.material?.of(config.task);
    const brought = material === undefined ? {} : { material };
    this.#port.send({
      type: 'start',
      runId,
      config,
      device,
      paused,
      speed,
      ...end,
      ...way,
      ...brought,
    });
  }

  /** Sends a command about the current run, where there is one. */
  tell(command: (runId: number) => Command): void {
    const run = this.current.get();
    if (run) this.#port.send(command(run.runId));
  }

  /** Pauses a run that nobody asked for: the one that is there or on its way. */
  pauseUnasked(): void {
    if (this.#wanted) this.#pauseWhenStarted = this.#wanted.runId;
    else this.tell((runId) => ({ type: 'pause', runId }));
  }

  /** Whether anybody sees the page: the engine need not report each frame while nobody does. */
  setHidden(hidden: boolean): void {
    if (hidden === this.#hidden) return;
    this.#hidden = hidden;
    this.#port.send({ type: 'visibility', hidden });
  }

  /** A new engine after the old one broke. */
  reconnect(): void {
    this.#port.close();
    this.crash.set('');
    this.#wanted = null;
    this.#port = this.#options.connect(this.#heard, this.#crashed);
    if (this.#hidden) this.#port.send({ type: 'visibility', hidden: true });
  }

  readonly #crashed = (reason: string): void => {
    this.#progress.cancel();
    this.starting.set(false);
    this.crash.set(reason);
    const run = this.current.get();
    if (run?.status === 'running') this.current.set({ ...run, status: 'paused' });
  };

  readonly #heard = (message: Message): void => handle(this.#handlers, message.type, message);

  readonly #handlers: Handlers = {
    devices: (message) => this.devices.set(message),
    started: (message) => this.#started(message),
    refused: ({ runId, key, message }) => {
      if (runId !== this.#wanted?.runId) return;
      this.#wanted = null;
      this.starting.set(false);
      this.#options.onRefused({ key, message });
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
      if (run) this.#follow(run, { ...run, status, reason, progress: { ...run.progress, step } });
    },
    changed: ({ runId, config }) => {
      const run = this.#about(runId);
      if (run) this.#follow(run, changedRun(run, config));
    },
    checkpoint: (message) => this.#options.onCheckpoint(message),
    profile: (message) => this.profile.set(message),
    written: (message) => this.written.set(message),
  };

  #started(message: Of<'started'>): void {
    const { runId } = message;
    if (runId !== this.#wanted?.runId) {
      this.#port.send({ type: 'dispose', runId });
      return;
    }
    const { start } = this.#wanted;
    const before = this.current.get();
    const run = startedRun(message, this.#options.tasks, start.paused ?? false);
    this.#wanted = null;
    this.#progress.cancel();
    this.starting.set(false);
    if (before) {
      this.#port.send({ type: 'dispose', runId: before.runId });
      this.#keep(before, run);
    }
    this.current.set(run);
    this.#options.onStarted(run, start);
    if (this.#pauseWhenStarted === runId) this.#port.send({ type: 'pause', runId });
  }

  /** The run before stays on the plots, where its curves mean the same and it differs in something. */
  #keep(before: RunView, run: RunView): void {
    const same =
      before.config.task.id === run.config.task.id && before.info.graded === run.info.graded;
    const name = runName(before.config, run.config, this.#options.tasks);
    const kept = same ? this.earlier.get() : [];
    const keep = same && name !== '' && before.progress.step > 0;
    this.earlier.set(keep ? [...kept, { ...before, name }].slice(-EARLIER) : kept);
  }

  #follow(before: RunView, run: RunView): void {
    this.current.set(run);
    this.#options.onFollow(before, run);
  }

  #about(runId: number): RunView | null {
    const run = this.current.get();
    return run?.runId === runId ? run : null;
  }
}

function handle<T extends keyof MessageOf>(
  handlers: Handlers,
  type: T,
  message: MessageOf[T],
): void {
  handlers[type](message);
}
