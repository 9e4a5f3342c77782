import type { BufferSpec, Dispatch } from '../graph/program';
import type { Gpu } from './gpu';
import type { GroupSource } from './group-source';
import { bindingBytes } from './limits';
import { isGroup, type GpuPiece } from './pieces';
import { shaderOf, type MatmulVariant } from './variants';

/** Offsets of bindings into a buffer are multiples of this, by default limits. */
const ALIGNMENT = 256;

/** What bindings that a kernel's options leave unused are bound to; writable ones must not overlap. */
export class Placeholders {
  private readonly read: GPUBuffer;
  private readonly write: GPUBuffer;

  constructor(device: GPUDevice) {
    const usage = GPUBufferUsage.STORAGE;
    this.read = device.createBuffer({ label: 'unused, read', size: ALIGNMENT, usage });
    this.write = device.createBuffer({ label: 'unused, written', size: 16 * ALIGNMENT, usage });
  }

  resource(access: 'read' | 'read_write', binding: number): GPUBufferBinding {
    return access === 'read'
      ? { buffer: this.read, size: 16 }
      : { buffer: this.write, offset: ALIGNMENT * binding, size: 16 };
  }

  dispose(): void {
    this.read.destroy();
    this.write.destroy();
  }
}

/** Where a piece's bindings find memory. */
export interface Memory {
  readonly buffers: ReadonlyMap<BufferSpec, GPUBuffer>;
  readonly placeholders: Placeholders;
}

export function allocate(device: GPUDevice, { label, length }: BufferSpec): GPUBuffer {
  return device.createBuffer({
    label,
    // Whole fours, in which some shaders read.
    size: Math.max(16, 16 * Math.ceil(length / 4)),
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });
}

/** Bound once, for all steps. */
export function bind(
  gpu: Gpu,
  piece: GpuPiece,
  replicas: number,
  matmul: MatmulVariant,
  memory: Memory,
): GPUBindGroup {
  return isGroup(piece)
    ? bindGroup(gpu, piece, memory)
    : bindDispatch(gpu, piece, replicas, matmul, memory);
}

function bindGroup(gpu: Gpu, { banks }: GroupSource, { buffers }: Memory): GPUBindGroup {
  return gpu.device.createBindGroup({
    layout: gpu.pipelines.groupLayout(banks).bindGroup,
    entries: banks.map(({ buffer }, binding) => ({
      binding,
      resource: { buffer: buffers.get(buffer)! },
    })),
  });
}

function bindDispatch(
  gpu: Gpu,
  dispatch: Dispatch,
  replicas: number,
  matmul: MatmulVariant,
  { buffers, placeholders }: Memory,
): GPUBindGroup {
  const { kernel, bindings } = dispatch;
  const { declaration, bindGroup } = gpu.pipelines.layout(shaderOf(dispatch, matmul));
  return gpu.device.createBindGroup({
    label: kernel,
    layout: bindGroup,
    entries: declaration.bindings.map(({ name, access }, binding) => {
      const slice = bindings[name];
      if (slice === undefined)
        throw new Error(`A dispatch of ${kernel} does not say what ${name} is.`);
      const resource = slice
        ? {
            buffer: buffers.get(slice.buffer)!,
            offset: 4 * slice.offset,
            size: bindingBytes(dispatch, name, replicas),
          }
        : placeholders.resource(access, binding);
      return { binding, resource };
    }),
  });
}
