import { parseRunConfig } from '../config/parse';
import { flopsOf, piecesOf } from '../graph/program';
import type { Candidate, Command, Message, Plan, RunInfo, RunPlan } from '../protocol';
import type { Gpu } from '../gpu/gpu';
import { loadTaskOf } from '../task/load';
import { heldOutOf, meanGraded } from '../train/evaluation';
import { Runner } from '../train/runner';
import { Trainer, type ExecutorFactory } from '../train/trainer';
import type { Devices } from './devices';

type Start = Extract<Command, { type: 'start' }>;
type Write = Extract<Command, { type: 'write' }>;
type Send = (message: Message, transfer?: Transferable[]) => void;

/** A trainer, and all that another like it is made from. */
export interface Made {
  readonly trainer: Trainer;
  readonly createExecutor: ExecutorFactory;
  readonly gpu: Gpu | null;
  readonly choice: RunPlan['choice'];
  readonly plan: Plan;
  readonly candidates: readonly Candidate[];
}

/** A run in the worker: its trainer, played by a runner that reports to the page. */
export class LiveRun {
  private readonly runner: Runner;

  constructor(
    private readonly runId: number,
    private readonly made: Made,
    until: number,
    stepsPerSecond: number | null,
    private readonly send: Send,
  ) {
    this.runner = new Runner(made.trainer, until, stepsPerSecond, {
      progress: (progress, train, evaluations) =>
        send({ type: 'progress', runId, progress, train, evaluations }, [
          train.step.buffer,
          train.values.buffer,
        ]),
      status: (status, step, reason) =>
        send({ type: 'status', runId, status, step, ...(reason !== undefined && { reason }) }),
    });
  }

  play(): void {
    this.runner.play();
  }

  pause(): Promise<void> {
    return this.runner.pause();
  }

  advance(steps: number): Promise<void> {
    return this.runner.advance(steps);
  }

  speed(stepsPerSecond: number | null): void {
    this.runner.speed(stepsPerSecond);
  }

  hide(hidden: boolean): void {
    this.runner.hide(hidden);
  }

  change(values: { learningRate?: number; weightDecay?: number }): void {
    const step = this.runner.change(values);
    this.send({ type: 'changed', runId: this.runId, config: this.runner.config, step });
  }

  extend(until: number): void {
    this.runner.extend(until);
    this.runner.play();
  }

  async checkpoint(): Promise<void> {
    const { replicaFile, writeCheckpoint } = await import('../interchange/checkpoint');
    const { step, replicas, executor, programs } = this.made.trainer;
    const { parameters } = programs;
    const values = await executor.readFloats(parameters.buffer);
    const files = Array.from({ length: replicas }, (_, r) => ({
      name: replicaFile('model', r),
      bytes: writeCheckpoint(parameters, values, r),
    }));
    this.send({ type: 'checkpoint', runId: this.runId, step, files });
  }

  async profile(plans: boolean): Promise<void> {
    const { measure } = await import('./measure');
    const result = await this.runner.hold(() => measure(this.made, plans));
    this.send({ type: 'profile', runId: this.runId, result });
  }

  async write(wish: Write): Promise<void> {
    const { write } = await import('./writing');
    const { runId, runner } = this;
    const { requestId } = wish;
    await runner.hold(async () => {
      const result = await write(this.made.trainer, wish);
      this.send({ type: 'written', runId, requestId, step: runner.step, result });
    });
  }

  dispose(): Promise<void> {
    return this.runner.dispose();
  }
}

/** The CPU has one plan. */
const ONE_WAY = { choice: 'fixed', plan: {}, candidates: [] } as const;

/** Makes a run of what the page asks for, tells the page, and plays it unless it is to be paused. */
export async function startRun(command: Start, devices: Devices, send: Send): Promise<LiveRun> {
  const { runId, device, paused, speed, plan: wish } = command;
  const tasks = await loadTaskOf(command.config);
  for (const task of tasks.values()) task.material?.take(command.material);
  const config = parseRunConfig(command.config, tasks);
  const task = tasks.get(config.task.id)!;
  const createExecutor: ExecutorFactory = (programs, plan) =>
    devices.executor(device, programs, plan);
  const gpu = await devices.gpuFor(device);
  const { choice, plan, candidates } = gpu
    ? await (await import('./tuning')).choosePlan({ config, task, gpu, createExecutor }, wish)
    : ONE_WAY;
  const trainer = await Trainer.create(config, task, createExecutor, { plan });
  const made = { trainer, createExecutor, gpu, choice, plan, candidates };
  const until = Math.max(command.until ?? 0, config.training.steps);
  const [first, ...others] = trainer.instances;
  send({
    type: 'started',
    runId,
    config,
    info: runInfo(made, until),
    heldOut: {
      ...heldOutOf(first),
      pictures: first.pictures,
      ...(others.length > 0 && { others: others.map(heldOutOf) }),
    },
  });
  const run = new LiveRun(runId, made, until, speed, send);
  if (paused) send({ type: 'status', runId, status: 'paused', step: 0 });
  else run.play();
  return run;
}

function runInfo({ trainer, choice, candidates }: Made, until: number): RunInfo {
  const { programs, instances, executor, replicas, memoryBytes } = trainer;
  const { train, parameters, batchSize } = programs;
  const { vocabulary, graded, chance, baselines, source, test, length } = instances[0];
  const { adapter, threads = 1 } = executor;
  return {
    executor: executor.kind,
    adapter: threads > 1 ? `${adapter}, ${threads} threads` : adapter,
    parameters: parameters.count,
    flopsPerStep: flopsOf(train),
    dispatchesPerStep: (executor.kind === 'gpu' ? piecesOf(train) : train.dispatches).length,
    plan: { choice, parts: { ...executor.plan } },
    candidates,
    tokensPerStep: replicas * batchSize * (length - 1),
    memoryBytes,
    trainExamples: source.kind === 'finite' ? source.examples.count : 'endless',
    testExamples: test.count,
    batchSize,
    graded,
    meanGraded: meanGraded(instances[0]),
    chance,
    ...(baselines && { baselines }),
    vocabulary,
    until,
  };
}
