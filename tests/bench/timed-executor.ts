import { CpuExecutor } from '../../src/cpu/executor';
import type { Executor, Floats, Timing as DispatchTiming } from '../../src/graph/executor';
import type { BufferSpec, Dispatch, Program } from '../../src/graph/program';

export interface Timing {
  readonly dispatch: Dispatch;
  /** Floating-point operations of all replicas. */
  readonly flops: number;
  milliseconds: number;
  fastest: number;
  runs: number;
}

/** A CPU executor of one thread that runs each dispatch as a program of its own, and takes its time. */
export class TimedExecutor implements Executor {
  readonly kind = 'cpu';
  readonly timedBy = 'clock';
  readonly plan = {};
  readonly adapter: string;
  private readonly timings = new Map<Program, readonly Timing[]>();

  static async create(programs: readonly Program[]): Promise<TimedExecutor> {
    const parts = new Map(
      programs.map((program) => [
        program,
        program.dispatches.map((dispatch) => ({ ...program, dispatches: [dispatch] })),
      ]),
    );
    const all = [...programs, ...[...parts.values()].flat()];
    const inner = await CpuExecutor.create(all, 'float32', { threads: 1 });
    return new TimedExecutor(inner, parts);
  }

  private constructor(
    private readonly inner: CpuExecutor,
    private readonly parts: ReadonlyMap<Program, readonly Program[]>,
  ) {
    for (const program of parts.keys()) {
      const { dispatches, replicas } = program;
      this.timings.set(
        program,
        dispatches.map((dispatch) => ({
          dispatch,
          flops: replicas * dispatch.flops,
          milliseconds: 0,
          fastest: Infinity,
          runs: 0,
        })),
      );
    }
    this.adapter = inner.adapter;
  }

  add(programs: readonly Program[]): Promise<void> {
    return this.inner.add(programs);
  }

  /** Forgets the times so far, of the warm-up. */
  reset(): void {
    for (const timing of [...this.timings.values()].flat()) {
      timing.milliseconds = 0;
      timing.fastest = Infinity;
      timing.runs = 0;
    }
  }

  timingsOf(program: Program): readonly Timing[] {
    return this.timings.get(program)!;
  }

  run(program: Program, times: number): void {
    const parts = this.parts.get(program)!;
    const timings = this.timings.get(program)!;
    for (let time = 0; time < times; time++) {
      for (let i = 0; i < parts.length; i++) {
        const start = performance.now();
        this.inner.run(parts[i], 1);
        const taken = performance.now() - start;
        const timing = timings[i];
        timing.milliseconds += taken;
        timing.fastest = Math.min(timing.fastest, taken);
        timing.runs++;
      }
    }
  }

  time(program: Program, times: number): Promise<readonly DispatchTiming[]> {
    return this.inner.time(program, times);
  }

  write(buffer: BufferSpec, data: Floats | Uint32Array, offset?: number): void {
    this.inner.write(buffer, data, offset);
  }

  copy(from: BufferSpec, to: BufferSpec): void {
    this.inner.copy(from, to);
  }

  readFloats(buffer: BufferSpec, length?: number): Promise<Floats> {
    return this.inner.readFloats(buffer, length);
  }

  settle(): Promise<void> {
    return this.inner.settle();
  }

  dispose(): void {
    this.inner.dispose();
  }
}
