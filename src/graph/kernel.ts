import type { Floats } from './executor';

/** How a kernel uses a binding: WGSL's access mode, and u32 elements instead of f32. */
export type BindingUse = 'read' | 'read_write' | 'read u32' | 'read_write u32';

type View<U extends BindingUse> = U extends `${string} u32` ? Uint32Array : Floats;

/** A scalar function and its derivative, applied by kernels with an activation epilogue. */
export interface Activation {
  readonly id: string;
  value(x: number): number;
  derivative(x: number): number;
  /** WGSL source of `fn activation_value(x: f32) -> f32` and `fn activation_derivative(x: f32) -> f32`. */
  readonly wgsl: string;
}

/** A kernel's declaration and its TypeScript twin, which does one replica's share of a dispatch. */
export interface Kernel {
  /** Name of the file in `shaders/`. */
  readonly name: string;
  /** Names and uses in binding order, as in the WGSL. */
  readonly bindings: Readonly<Record<string, BindingUse>>;
  /** Names of the override constants, strides apart. */
  readonly constants: readonly string[];
  run(
    constants: Readonly<Record<string, number>>,
    views: Readonly<Record<string, Floats | Uint32Array>>,
    activation: Activation,
  ): void;
}

/** Declares a kernel so that its twin's constants and views are typed by their names. */
export function defineKernel<
  const B extends Readonly<Record<string, BindingUse>>,
  const C extends string,
>(kernel: {
  readonly name: string;
  readonly bindings: B;
  readonly constants: readonly C[];
  run(
    constants: Readonly<Record<C, number>>,
    views: { readonly [K in keyof B]: View<B[K]> },
    activation: Activation,
  ): void;
}): Kernel {
  return kernel;
}
