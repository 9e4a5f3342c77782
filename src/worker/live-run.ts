import { parseRunConfig } from '../config/parse';
import { replicaFile, writeCheckpoint } from '../interchange/checkpoint';
import { bytesOf, flopsOf, piecesOf } from '../graph/program';
import type { Command, Message, RunInfo } from '../protocol';
import { tasks } from '../task/registry';
import { gradedPlaces, sampleSize } from '../train/evaluation';
import { Runner } from '../train/runner';
import { Trainer, type ExecutorFactory } from '../train/trainer';
import type { Devices } from './devices';

type Start = Extract<Command, { type: 'start' }>;
type Send = (message: Message, transfer?: Transferable[]) => void;

/** A run in the worker: its trainer, played by a runner that reports to the page. */
export class LiveRun {
  private readonly runner: Runner;

  constructor(
    private readonly runId: number,
    private readonly trainer: Trainer,
    private readonly createExecutor: ExecutorFactory,
    until: number,
    stepsPerSecond: number | null,
    private readonly send: Send,
  ) {
    this.runner = new Runner(trainer, until, stepsPerSecond, {
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
    const { step, replicas, executor, programs } = this.trainer;
    const { parameters } = programs;
    const values = await executor.readFloats(parameters.buffer);
    const files = Array.from({ length: replicas }, (_, r) => ({
      name: replicaFile('model', r),
      bytes: writeCheckpoint(parameters, values, r),
    }));
    this.send({ type: 'checkpoint', runId: this.runId, step, files });
  }

  /** Never rejects. */
  async profile(): Promise<void> {
    const { config, task } = this.trainer;
    const create = () => Trainer.create(config, task, this.createExecutor);
    const result = await this.runner
      .hold(async () => {
        const { profile } = await import('../train/profile');
        return profile(create, this.createExecutor);
      })
      .catch((error: unknown) => ({
        problem: error instanceof Error ? error.message : String(error),
      }));
    this.send({ type: 'profile', runId: this.runId, result });
  }

  dispose(): Promise<void> {
    return this.runner.dispose();
  }
}

/** Makes a run of what the page asks for, tells the page, and plays it unless it is to be paused. */
export async function startRun(command: Start, devices: Devices, send: Send): Promise<LiveRun> {
  const { runId, device, paused, speed } = command;
  const config = parseRunConfig(command.config, tasks);
  const task = tasks.get(config.task.id)!;
  const createExecutor: ExecutorFactory = (programs) => devices.executor(device, programs);
  const trainer = await Trainer.create(config, task, createExecutor);
  const until = Math.max(command.until ?? 0, config.training.steps);
  const [first] = trainer.instances;
  const { test, length } = first;
  const count = sampleSize(first);
  send({
    type: 'started',
    runId,
    config,
    info: runInfo(trainer, until),
    heldOut: {
      count,
      tokens: test.tokens.slice(0, count * length),
      length,
      answers: gradedPlaces(first, count),
    },
  });
  const run = new LiveRun(runId, trainer, createExecutor, until, speed, send);
  if (paused) send({ type: 'status', runId, status: 'paused', step: 0 });
  else run.play();
  return run;
}

function runInfo({ programs, instances, executor, replicas }: Trainer, until: number): RunInfo {
  const { train, evaluate, parameters, batchSize } = programs;
  const { vocabulary, graded, chance, source, test, length } = instances[0];
  return {
    executor: executor.kind,
    adapter: executor.adapter,
    parameters: parameters.count,
    flopsPerStep: flopsOf(train),
    dispatchesPerStep: (executor.kind === 'gpu' ? piecesOf(train) : train.dispatches).length,
    tokensPerStep: replicas * batchSize * (length - 1),
    memoryBytes: bytesOf([train, evaluate]),
    trainExamples: source.kind === 'finite' ? source.examples.count : 'endless',
    testExamples: test.count,
    batchSize,
    graded,
    chance,
    vocabulary,
    until,
  };
}
