import type { Change, RunConfig } from '../config/run-config';
import type { Executor, Floats, Timing } from '../graph/executor';
import type { Tensor } from '../graph/graph';
import { bytesOf, type Program } from '../graph/program';
import { initialParameters } from '../model/init';
import { recordLength } from '../ops/batch';
import { HYPER, writeHyper } from '../optim/adamw';
import { ratesAt, scheduleFactor } from '../optim/schedule';
import type { Evaluation, Plan } from '../protocol';
import type { Task, TaskInstance } from '../task/task';
import { combine, EvaluationTally, sampledPixels, sampleSize } from './evaluation';
import { makeFeed, type Feed } from './feed';
import { METRICS } from './emitter';
import { buildPrograms, type RunPrograms } from './programs';
import type { ProgramOptions } from './sizes';
import { checkMemory } from './memory';
import type { OwnWriting } from './own-writing';
import { writeRecord } from './records';
import { Snapshots } from './snapshots';

/** Metrics of the steps from `first` on, one row a step: (n, R, 3) loss, per-token error, exact match. */
export interface TrainRows {
  readonly first: number;
  readonly count: number;
  readonly values: Float64Array;
  /** The loss of the step after these was not finite: the parameters are the last finite ones. */
  readonly diverged: boolean;
}

export type ExecutorFactory = (programs: readonly Program[], plan?: Plan) => Promise<Executor>;

export interface TrainerOptions extends Omit<ProgramOptions, 'tiles'> {
  readonly precision?: 'float32' | 'float64';
  /** Its `tile` is that of the programs; the rest is the executor's. */
  readonly plan?: Plan;
}

/** Trains the replicas of one run config on one executor. */
export class Trainer {
  /** Updates taken, or on their way. */
  step = 0;
  private diverged = false;
  private changes: readonly Change[];
  private readonly feed: Feed;
  private readonly snapshots: Snapshots;
  private readonly hypers: Float64Array;
  private readonly heldOut: readonly Uint32Array[];

  private constructor(
    readonly config: RunConfig,
    readonly task: Task,
    readonly instances: readonly TaskInstance[],
    readonly programs: RunPrograms,
    readonly executor: Executor,
    /** Of all its programs, at 4 an element. */
    readonly memoryBytes: number,
    private readonly writing: OwnWriting | undefined,
  ) {
    const { seed, changes } = config.training;
    this.changes = changes;
    this.feed = makeFeed(programs, instances, executor, seed);
    this.snapshots = new Snapshots(executor, programs.state, programs.copies);
    this.hypers = new Float64Array(programs.schedule.buffer.length);
    this.heldOut = this.encodeHeldOut();
    executor.write(programs.parameters.buffer, initialParameters(programs.parameters, seed));
    if (programs.table) this.writeTable(programs.table);
    const { pictures } = instances[0];
    if (programs.pictures && pictures) {
      const grey = new Float64Array(pictures.pixels).map((x) => x / 255);
      executor.write(programs.pictures.buffer, grey);
    }
  }

  /** Throws a ConfigError where the run would not fit in memory, before anything is made. */
  static async create(
    config: RunConfig,
    task: Task,
    createExecutor: ExecutorFactory,
    { plan = {}, precision, ...options }: TrainerOptions = {},
  ): Promise<Trainer> {
    const { seed, replicas } = config.training;
    const shape = task.shape(config.task);
    const tiles = plan.tile ? (await import('./tiles')).inTiles(Number(plan.tile)) : undefined;
    const programs = buildPrograms(config, shape, { tiles, ...options });
    const own = shape.written === undefined ? undefined : await import('./own-writing');
    const decoding = own?.decodingOf(config, shape, programs);
    checkMemory(config, programs, precision, decoding);
    await task.load?.(config.task);
    const seeds = Array.from({ length: replicas }, (_, r) => seed + r);
    const instances = seeds.map((s) => task.build(config.task, s));
    const all = [programs.train, programs.evaluate, ...(decoding ? [decoding.program] : [])];
    const executor = await createExecutor(all, plan);
    const writing = decoding && new own!.OwnWriting(executor, decoding, instances, shape.written!);
    return new Trainer(config, task, instances, programs, executor, bytesOf(all), writing);
  }

  get replicas(): number {
    return this.config.training.replicas;
  }

  /** Changes from here on what the config says; a change of the past is refused by the caller. */
  setChanges(changes: readonly Change[]): void {
    this.changes = changes;
  }

  /** Makes the batches of the next `count` steps ahead, while the device computes. */
  prepare(count: number): void {
    this.feed.prepare(this.step, Math.min(count, this.programs.chunk));
  }

  /** Starts `count` ≤ `programs.chunk` steps. They are done, and their rows there, when the promise resolves. */
  async launch(count: number): Promise<TrainRows> {
    const { chunk } = this.programs;
    if (!(count >= 1 && count <= chunk)) {
      throw new RangeError(`${count} steps are launched together; this run allows 1 to ${chunk}.`);
    }
    const first = this.step;
    this.snapshots.beforeChunk(first);
    this.enqueue(first, count);
    this.step += count;
    const { ring } = this.programs;
    const raw = await this.executor.readFloats(ring.buffer, count * this.replicas * METRICS);
    // What was launched after the step that diverged never counted.
    if (this.diverged) return { first, count: 0, values: new Float64Array(), diverged: true };
    const bad = this.firstNonFinite(raw, count);
    this.diverged = bad >= 0;
    const kept = bad < 0 ? count : bad;
    const values = new Float64Array(kept * this.replicas * 3);
    for (let i = 0; i < kept * this.replicas; i++) {
      const at = i * METRICS;
      values[3 * i] = raw[at]!;
      values[3 * i + 1] = raw[at + 1] / raw[at + 2];
      values[3 * i + 2] = raw[at + 3] / this.programs.batchSize;
    }
    if (this.diverged) await this.rewind(first + bad);
    return { first, count: kept, values, diverged: this.diverged };
  }

  /** Like `launch`, but tells what each dispatch took: for a trainer whose results nobody wants. */
  time(count: number): Promise<readonly Timing[]> {
    const first = this.step;
    this.step += count;
    return this.enqueue(first, count, (program) => this.executor.time(program, count));
  }

  /** Answers and scores the held-out set as the parameters are after all launched steps. */
  async evaluate(): Promise<Evaluation> {
    const { evaluation, evaluate } = this.programs;
    const { batch, outcomes, drawn } = evaluation;
    const step = this.step;
    let pixels: Promise<Floats> | undefined;
    const reads = this.heldOut.map((records) => {
      this.executor.write(batch.records.buffer, records);
      this.executor.run(evaluate, 1);
      // The sample lies in the first part.
      if (drawn) pixels ??= this.executor.readFloats(drawn.buffer, sampledPixels(drawn, batch));
      return this.executor.readFloats(outcomes.buffer);
    });
    const tallies = this.instances.map((task, r) => {
      // What the others wrote on the way nobody reads.
      const written = r === 0 ? this.writing?.written : undefined;
      return new EvaluationTally(task, batch.slots, sampleSize(task), written);
    });
    const [own, all] = await Promise.all([this.writing?.answer(), Promise.all(reads)]);
    for (const [part, raw] of all.entries()) {
      tallies.forEach((tally, r) => {
        const { test } = this.instances[r];
        const from = part * batch.examples;
        const to = Math.min(from + batch.examples, test.count);
        for (let row = from; row < to; row++) {
          const at = r * outcomes.stride + 4 * (row - from) * batch.slots;
          tally.add(test, row, raw, at, own?.(r, row));
        }
      });
    }
    return combine(step, tallies, await pixels);
  }

  dispose(): void {
    this.executor.dispose();
  }

  /** Writes all that `count` steps from `first` on need, and runs them. */
  private enqueue<T = void>(
    first: number,
    count: number,
    run: (program: Program) => T = (program) => this.executor.run(program, count) as T,
  ): T {
    const { programs, executor, feed, replicas: R, hypers } = this;
    const { schedule, counter } = programs;
    const { optimizer, training } = this.config;
    feed.send(first, count);
    for (let i = 0; i < count; i++) {
      const n = first + i;
      const { learningRate, weightDecay } = ratesAt(optimizer, this.changes, n);
      const rate = learningRate * scheduleFactor(optimizer, n, training.steps);
      for (let r = 0; r < R; r++) {
        const at = (i * R + r) * HYPER;
        writeHyper(hypers, at, optimizer, n, rate, weightDecay, feed.weight(n, r));
      }
    }
    executor.write(schedule.buffer, hypers.subarray(0, count * R * HYPER));
    executor.write(counter.buffer, new Uint32Array(R));
    return run(programs.train);
  }

  /** Example v of the table is token v at every position. */
  private writeTable({ buffer, shape: [, context] }: Tensor): void {
    const tokens = new Uint32Array(buffer.length);
    this.executor.write(
      buffer,
      tokens.map((_, i) => Math.floor(i / context)),
    );
  }

  /** The held-out sets of all replicas, batch by batch, (R, B, record) each; rows past the end repeat row 0. */
  private encodeHeldOut(): Uint32Array[] {
    const { batch } = this.programs.evaluation;
    const record = recordLength(batch.context, batch.slots);
    const { count } = this.instances[0].test;
    const parts: Uint32Array[] = [];
    for (let from = 0; from < count; from += batch.examples) {
      const records = new Uint32Array(batch.records.buffer.length);
      this.instances.forEach(({ test, length }, r) => {
        for (let i = 0; i < batch.examples; i++) {
          const row = from + i < count ? from + i : 0;
          const at = r * batch.records.stride + i * record;
          writeRecord(test, row, length, batch.slots, records, at);
        }
      });
      parts.push(records);
    }
    return parts;
  }

  private firstNonFinite(raw: ArrayLike<number>, count: number): number {
    for (let i = 0; i < count * this.replicas; i++) {
      if (!Number.isFinite(raw[i * METRICS])) return Math.floor(i / this.replicas);
    }
    return -1;
  }

  /**
   * Back to the last finite parameters before step `bad`, whose loss was not finite: an earlier snapshot, and
   * the same steps again.
   */
  private async rewind(bad: number): Promise<void> {
    if (bad === 0) {
      this.step = 0;
      this.snapshots.restore(0);
      return;
    }
    // Step bad − 1 had a finite loss, and so finite parameters before its update; after it they may not be.
    this.step = this.snapshots.restore(bad - 1);
    while (this.step < bad - 1) {
      const count = Math.min(this.programs.chunk, bad - 1 - this.step);
      this.enqueue(this.step, count);
      this.step += count;
    }
    this.snapshots.take(this.step);
    this.enqueue(this.step, 1);
    const after = await this.executor.readFloats(this.programs.parameters.buffer);
    if (after.every(Number.isFinite)) this.step++;
    else this.snapshots.restore(this.step);
  }
}
