import { CpuExecutor } from '../cpu/executor';
import { openGpu, reportGpu } from '../gpu/adapter';
import { GpuExecutor } from '../gpu/executor';
import type { Gpu } from '../gpu/gpu';
import type { Executor } from '../graph/executor';
import type { Program } from '../graph/program';
import type { DeviceChoice } from '../protocol';

/** Makes executors: on the GPU where a hardware adapter answers or the visitor insists, else on the CPU. */
export class Devices {
  private gpu: Promise<Gpu> | undefined;

  async executor(choice: DeviceChoice, programs: readonly Program[]): Promise<Executor> {
    const onGpu = choice === 'gpu' || (choice === 'auto' && (await reportGpu()).usable);
    if (!onGpu) return new CpuExecutor(programs, 'float32');
    return GpuExecutor.create(await this.openGpu(), programs);
  }

  /** One device for all runs; opened anew after it was lost. */
  private openGpu(): Promise<Gpu> {
    if (!this.gpu) {
      const opening = openGpu();
      this.gpu = opening;
      const forget = () => {
        if (this.gpu === opening) this.gpu = undefined;
      };
      opening.then((gpu) => gpu.lost.then(forget), forget);
    }
    return this.gpu;
  }
}
