import type { Executor, Floats, TimedBy, Timing } from '../graph/executor';
import { buffersOf, piecesOf, type BufferSpec, type Program } from '../graph/program';
import { allocate, bind, Placeholders } from './bindings';
import { guarded, type DeviceLostError } from './errors';
import type { Gpu } from './gpu';
import type { Workgroups } from './grid';
import { check, type GpuLimits } from './limits';
import { compile, gpuPieces, workgroupsOf } from './pieces';
import type { GpuPlan } from './plan';
import { timeByRepeats, timeByTimestamps } from './profiler';
import { fetchShaders } from './shaders';
import { Staging } from './staging';

export interface GpuExecutorOptions {
  readonly plan?: Partial<GpuPlan>;
  /** Limits to keep to, the device's own by default. */
  readonly limits?: GpuLimits;
}

/** A dispatch ready to be encoded. */
export interface Prepared {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly workgroups: Workgroups;
}

/** Runs programs on a WebGPU device. Allocates, compiles and binds when they are added, and never after. */
export class GpuExecutor implements Executor {
  readonly kind = 'gpu';
  readonly plan: GpuPlan;
  private readonly staging: Staging;
  private readonly placeholders: Placeholders;
  private readonly buffers = new Map<BufferSpec, GPUBuffer>();
  private readonly prepared = new Map<Program, readonly Prepared[]>();

  private constructor(
    private readonly gpu: Gpu,
    plan: Partial<GpuPlan>,
    private readonly limits: GpuLimits,
  ) {
    const most = Math.min(
      limits.maxComputeInvocationsPerWorkgroup,
      limits.maxComputeWorkgroupSizeX,
    );
    this.plan = {
      workgroupSize: 64,
      reductionSize: Math.min(256, most),
      matmul: 'vec4',
      groupSize: 64,
      ...plan,
    };
    this.staging = new Staging(gpu);
    this.placeholders = new Placeholders(gpu.device);
  }

  /** Rejects where the programs exceed the limits, do not compile, or find no memory. */
  static async create(
    gpu: Gpu,
    programs: readonly Program[],
    { plan = {}, limits = gpu.limits }: GpuExecutorOptions = {},
  ): Promise<GpuExecutor> {
    gpu.throwFailure();
    const executor = new GpuExecutor(gpu, plan, limits);
    try {
      await executor.add(programs);
    } catch (error) {
      executor.dispose();
      throw error;
    }
    return executor;
  }

  async add(programs: readonly Program[]): Promise<void> {
    const { gpu, plan, limits, buffers, placeholders } = this;
    const most = limits.maxComputeWorkgroupsPerDimension;
    gpu.throwFailure();
    await fetchShaders(programs, plan.matmul);
    check(programs, limits, Math.max(plan.workgroupSize, plan.reductionSize));
    const pieces = programs.map((program) => gpuPieces(program, plan, limits));
    const pipelines = await Promise.all(
      pieces.map((list) => Promise.all(list.map((piece) => compile(gpu, piece, plan)))),
    );
    const missing = [...buffersOf(programs)].filter((spec) => !buffers.has(spec));
    try {
      await guarded(gpu.device, 'preparing the programs', () => {
        for (const spec of missing) buffers.set(spec, allocate(gpu.device, spec));
        for (const [p, program] of programs.entries()) {
          const { replicas } = program;
          const prepared = pieces[p].map((piece, i): Prepared => ({
            pipeline: pipelines[p][i],
            bindGroup: bind(gpu, piece, replicas, plan.matmul, { buffers, placeholders }),
            workgroups: workgroupsOf(piece, replicas, plan, most),
          }));
          this.prepared.set(program, prepared);
        }
      });
    } catch (error) {
      for (const program of programs) this.prepared.delete(program);
      for (const spec of missing) {
        buffers.get(spec)?.destroy();
        buffers.delete(spec);
      }
      throw error;
    }
  }

  get adapter(): string {
    return this.gpu.name;
  }

  /** Resolves when the device is gone. */
  get onLost(): Promise<DeviceLostError> {
    return this.gpu.lost;
  }

  write(buffer: BufferSpec, data: Floats | Uint32Array, offset = 0): void {
    this.gpu.throwFailure();
    if ((buffer.type === 'uint') !== data instanceof Uint32Array) {
      throw new TypeError(
        `"${buffer.label}" holds ${buffer.type}s; other numbers are written to it`,
      );
    }
    const source = data instanceof Float64Array ? Float32Array.from(data) : data;
    this.gpu.device.queue.writeBuffer(
      this.bufferOf(buffer),
      4 * offset,
      source as Float32Array<ArrayBuffer>,
    );
  }

  copy(from: BufferSpec, to: BufferSpec): void {
    this.gpu.throwFailure();
    const encoder = this.gpu.device.createCommandEncoder();
    const bytes = 4 * Math.min(from.length, to.length);
    encoder.copyBufferToBuffer(this.bufferOf(from), 0, this.bufferOf(to), 0, bytes);
    this.gpu.device.queue.submit([encoder.finish()]);
  }

  run(program: Program, times: number): void {
    this.gpu.throwFailure();
    const prepared = this.preparedOf(program);
    const encoder = this.gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    let bound: GPUComputePipeline | undefined;
    for (let time = 0; time < times; time++) {
      for (const { pipeline, bindGroup, workgroups } of prepared) {
        if (pipeline !== bound) pass.setPipeline((bound = pipeline));
        pass.setBindGroup(0, bindGroup);
        pass.dispatchWorkgroups(workgroups[0], workgroups[1], workgroups[2]);
      }
    }
    pass.end();
    this.gpu.device.queue.submit([encoder.finish()]);
  }

  get timedBy(): TimedBy {
    return this.gpu.timestamps ? 'timestamps' : 'repeats';
  }

  async time(program: Program, times: number): Promise<readonly Timing[]> {
    this.gpu.throwFailure();
    const take = this.gpu.timestamps ? timeByTimestamps : timeByRepeats;
    const taken = await take(this.gpu, this.preparedOf(program), times);
    return piecesOf(program).map((piece, i) => ({ piece, milliseconds: taken[i] }));
  }

  async readFloats(buffer: BufferSpec, length = buffer.length): Promise<Float32Array> {
    this.gpu.throwFailure();
    const bytes = await this.staging.read(this.bufferOf(buffer), 4 * length);
    return buffer.type === 'float'
      ? new Float32Array(bytes)
      : Float32Array.from(new Uint32Array(bytes));
  }

  async settle(): Promise<void> {
    await this.gpu.track(this.gpu.device.queue.onSubmittedWorkDone());
  }

  dispose(): void {
    for (const buffer of this.buffers.values()) buffer.destroy();
    this.placeholders.dispose();
    this.staging.dispose();
  }

  private preparedOf(program: Program): readonly Prepared[] {
    const prepared = this.prepared.get(program);
    if (!prepared) throw new Error(`The executor was made without program "${program.label}".`);
    return prepared;
  }

  private bufferOf(spec: BufferSpec): GPUBuffer {
    const buffer = this.buffers.get(spec);
    if (!buffer) throw new Error(`The executor was made without buffer "${spec.label}".`);
    return buffer;
  }
}
