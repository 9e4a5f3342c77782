import { reportGpu } from '../gpu/adapter';
import type { Gpu } from '../gpu/gpu';
import type { Executor } from '../graph/executor';
import type { Program } from '../graph/program';
import type { DeviceChoice, GpuReport, Plan } from '../protocol';

/**
 * Makes executors: on the GPU where a hardware adapter answers or the visitor insists, else on the CPU. Each
 * executor's code is loaded when it is first wanted: few visits want both.
 */
export class Devices {
  readonly report: Promise<GpuReport> = reportGpu();
  private gpu: Promise<Gpu> | undefined;

  /** The open device that a choice means, or null where it means the CPU. */
  async gpuFor(choice: DeviceChoice): Promise<Gpu | null> {
    const onGpu = choice === 'gpu' || (choice === 'auto' && (await this.report).usable);
    return onGpu ? this.openGpu() : null;
  }

  async executor(
    choice: DeviceChoice,
    programs: readonly Program[],
    plan: Plan = {},
  ): Promise<Executor> {
    const gpu = await this.gpuFor(choice);
    if (gpu) {
      const { GpuExecutor } = await import('../gpu/executor');
      return GpuExecutor.create(gpu, programs, { plan });
    }
    const { CpuExecutor } = await import('../cpu/executor');
    return CpuExecutor.create(programs, 'float32');
  }

  /** One device for all runs; opened anew after it was lost. */
  private openGpu(): Promise<Gpu> {
    if (!this.gpu) {
      const opening = import('../gpu/open').then(({ openGpu }) => openGpu());
      this.gpu = opening;
      const forget = () => {
        if (this.gpu === opening) this.gpu = undefined;
      };
      opening.then((gpu) => gpu.lost.then(forget), forget);
    }
    return this.gpu;
  }
}
