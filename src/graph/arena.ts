import { elements, type Tensor } from './graph';
import type { BufferSpec, ElementType } from './program';

/** Tensors start at a multiple of 256 bytes, as bindings have to. */
const ALIGNMENT = 64;

/** One buffer for floats and one for integers that grow while tensors are allocated from them. */
export class Arena {
  private readonly lengths = { float: 0, uint: 0 };
  private readonly buffers: Readonly<Record<ElementType, BufferSpec>>;

  constructor(private readonly replicas: number) {
    const { lengths } = this;
    const buffer = (type: ElementType): BufferSpec => ({
      label: `${type} arena`,
      type,
      get length() {
        return lengths[type];
      },
    });
    this.buffers = { float: buffer('float'), uint: buffer('uint') };
  }

  allocate(label: string, shape: readonly number[], type: ElementType = 'float'): Tensor {
    const length = elements(shape);
    const offset = this.lengths[type];
    this.lengths[type] += Math.ceil((this.replicas * length) / ALIGNMENT) * ALIGNMENT;
    return { buffer: this.buffers[type], offset, stride: length, length, label, shape };
  }
}
