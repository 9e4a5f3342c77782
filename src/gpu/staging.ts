import type { Gpu } from './gpu';

/**
 * Buffers that carry results to the host. A read takes a free one, or makes one where all are under way, so
 * that reads rotate and never wait for one another nor hold up the queue.
 */
export class Staging {
  private readonly buffers = new Set<GPUBuffer>();
  private readonly free: GPUBuffer[] = [];

  constructor(private readonly gpu: Gpu) {}

  /** The first bytes of `source` as they are once all earlier work is done. */
  async read(source: GPUBuffer, bytes: number): Promise<ArrayBuffer> {
    const { device } = this.gpu;
    const buffer = this.take(bytes);
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(source, 0, buffer, 0, bytes);
    device.queue.submit([encoder.finish()]);
    await this.gpu.track(buffer.mapAsync(GPUMapMode.READ, 0, bytes));
    const copy = buffer.getMappedRange(0, bytes).slice(0);
    buffer.unmap();
    this.free.push(buffer);
    return copy;
  }

  private take(bytes: number): GPUBuffer {
    const fit = this.free.findIndex(({ size }) => size >= bytes && size <= 4 * bytes + 1024);
    if (fit >= 0) return this.free.splice(fit, 1)[0];
    const buffer = this.gpu.device.createBuffer({
      label: 'staging',
      // The least holds the metrics of a chunk of any length.
      size: Math.max(1024, 2 ** Math.ceil(Math.log2(bytes))),
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
    this.buffers.add(buffer);
    return buffer;
  }

  dispose(): void {
    for (const buffer of this.buffers) buffer.destroy();
  }
}
