import type { Arena } from './arena';
import type { BufferSpec, Constants, Dispatch, ElementType, Grid, Program, Slice } from './program';

/** A named array of a given shape for each replica. */
export interface Tensor extends Slice {
  readonly label: string;
  /** Shape of one replica's share. */
  readonly shape: readonly number[];
}

/** Gradient of a tensor: where to write it, and whether to add to what is there. */
export interface GradientTarget {
  readonly tensor: Tensor;
  readonly accumulate: 0 | 1;
}

export function elements(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** A tensor in a buffer of its own. */
export function allocate(
  replicas: number,
  label: string,
  shape: readonly number[],
  type: ElementType = 'float',
): Tensor {
  const length = elements(shape);
  const buffer: BufferSpec = { label, type, length: replicas * length };
  return { buffer, offset: 0, stride: length, length, label, shape };
}

/** A tensor in a buffer of its own, one copy for all replicas. */
export function allocateShared(
  label: string,
  shape: readonly number[],
  type?: ElementType,
): Tensor {
  return { ...allocate(1, label, shape, type), stride: 0 };
}

/**
 * The tape. Ops emit their forward dispatches and record a closure that emits their backward ones;
 * `backward` runs the closures in reverse. The idea is micrograd's (Karpathy 2020), but run once when the
 * program is built: what remains is a static list of dispatches.
 */
export class Graph {
  private readonly dispatches: Dispatch[] = [];
  private readonly closures: (() => void)[] = [];
  private readonly gradients = new Map<Tensor, Tensor>();
  private readonly homes = new Map<Tensor, Tensor>();

  constructor(
    readonly replicas: number,
    /** Without training nothing is kept for a backward pass. */
    readonly training: boolean,
    /**
     * Where tensors are allocated, instead of a buffer each. Gradients then keep their values to the end of the
     * backward pass, so that parameter gradients can be left for last.
     */
    private readonly arena?: Arena,
  ) {}

  tensor(label: string, shape: readonly number[], type?: ElementType): Tensor {
    return this.arena?.allocate(label, shape, type) ?? allocate(this.replicas, label, shape, type);
  }

  /** A tensor in a buffer of its own in any case, for the host to write or read. */
  hostTensor(label: string, shape: readonly number[], type?: ElementType): Tensor {
    return allocate(this.replicas, label, shape, type);
  }

  /** What has been emitted so far. */
  get emitted(): readonly Dispatch[] {
    return this.dispatches;
  }

  emit(
    kernel: string,
    constants: Constants,
    bindings: Readonly<Record<string, Slice | null>>,
    grid: Grid,
    options: { readonly activation?: string; readonly flops?: number } = {},
  ): void {
    const { activation, flops = 0 } = options;
    this.dispatches.push({
      kernel,
      constants,
      bindings,
      grid,
      flops,
      ...(activation && { activation }),
    });
  }

  /** Keeps an op's backward closure. */
  record(backward: () => void): void {
    if (this.training) this.closures.push(backward);
  }

  /** Decides where a tensor's gradient is written; a tensor without a home gets a buffer when needed. */
  placeGradient(of: Tensor, home: Tensor): void {
    this.homes.set(of, home);
  }

  /** The gradient that has reached a tensor. */
  gradientOf(tensor: Tensor): Tensor {
    const gradient = this.gradients.get(tensor);
    if (!gradient) throw new Error(`no gradient has reached ${tensor.label}`);
    return gradient;
  }

  /** Where an op writes its share of a tensor's gradient: the first writes, later ones add. */
  gradientTarget(of: Tensor): GradientTarget {
    const known = this.gradients.get(of);
    if (known) return { tensor: known, accumulate: 1 };
    const tensor = this.homes.get(of) ?? this.tensor(`d_${of.label}`, of.shape);
    this.gradients.set(of, tensor);
    return { tensor, accumulate: 0 };
  }

  /**
   * Hands a gradient on unchanged, as a residual connection does. The two share memory from here on, which is
   * safe where parameter gradients are not left for last: the op that made `from` has emitted all that reads its
   * gradient.
   */
  passGradient(from: Tensor, to: Tensor): void {
    if (this.gradients.has(to)) throw new Error(`${to.label} has a gradient already`);
    const x = this.gradientOf(from);
    if (!this.arena) {
      this.gradients.set(to, x);
      return;
    }
    const out = this.gradientTarget(to).tensor;
    this.emit('copy', { count: x.length }, { x, out }, { invocations: x.length });
  }

  /** Emits the backward pass of everything recorded so far. */
  backward(): void {
    while (this.closures.length) this.closures.pop()!();
  }

  program(label: string): Program {
    return { label, replicas: this.replicas, dispatches: this.dispatches };
  }
}
