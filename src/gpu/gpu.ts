import { DeviceLostError, GpuError } from './errors';
import { limitsOf, type GpuLimits } from './limits';
import { Pipelines } from './pipelines';

/** The feature that lets a pass be timed. */
export const TIMESTAMPS = 'timestamp-query';

/** An open device, shared by the executors on it. */
export class Gpu {
  readonly limits: GpuLimits;
  readonly pipelines: Pipelines;
  /** Its clock can be read around a pass. */
  readonly timestamps: boolean;
  /** Resolves when the device is gone; never rejects. */
  readonly lost: Promise<DeviceLostError>;
  /** The first error that no caller was told of, or the loss of the device: nothing later can be trusted. */
  private failure: Error | undefined;

  constructor(
    readonly device: GPUDevice,
    /** "NVIDIA Ampere", as well as the adapter tells. */
    readonly name: string,
    /** Runs on the CPU. */
    readonly software: boolean,
  ) {
    this.limits = limitsOf(device.limits);
    this.pipelines = new Pipelines(device);
    this.timestamps = device.features.has(TIMESTAMPS);
    this.lost = device.lost.then((info) => {
      const error = new DeviceLostError(info);
      this.failure ??= error;
      return error;
    });
    device.addEventListener('uncapturederror', (event) => {
      event.preventDefault();
      this.failure ??= new GpuError(event.error.message || 'out of GPU memory');
    });
  }

  /** Throws what has gone wrong on the device so far. */
  throwFailure(): void {
    if (this.failure) throw this.failure;
  }

  /** Awaits work of the device; where that fails because the device is gone, says so. */
  async track<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work;
      this.throwFailure();
      return result;
    } catch (error) {
      // A loss makes pending work fail a moment before it is announced.
      await Promise.race([this.lost, new Promise((resolve) => setTimeout(resolve, 50))]);
      this.throwFailure();
      throw error;
    }
  }

  close(): void {
    this.device.destroy();
  }
}
