import type { RunConfig } from '../config/run-config';
import type { BufferSpec } from '../graph/program';
import { ParameterStore, parameterSpecs, type ParameterSpec } from '../model/parameters';
import type { Moments } from '../optim/adamw';
import type { TaskShape } from '../task/task';

/** What a run keeps from step to step, and its gradients. */
export interface Stores {
  readonly specs: readonly ParameterSpec[];
  readonly parameters: ParameterStore;
  readonly gradients: ParameterStore;
  readonly moments: Moments;
  /** Parameters and moments, and two sets of copies of them. */
  readonly state: readonly BufferSpec[];
  readonly copies: readonly (readonly BufferSpec[])[];
}

export function storesOf({ model, training }: RunConfig, shape: TaskShape): Stores {
  const { replicas } = training;
  const specs = parameterSpecs(model, {
    vocabulary: shape.vocabulary,
    context: shape.length - 1,
    pixels: shape.pictures?.pixels,
    draws: Boolean(shape.draws),
  });
  const store = (label: string) => new ParameterStore(label, specs, replicas);
  const parameters = store('parameters');
  const gradients = store('gradients');
  const moments = { mean: store('mean').flat, square: store('square').flat };
  const state = [parameters.flat, moments.mean, moments.square].map(({ buffer }) => buffer);
  const copies = [1, 2].map(() =>
    state.map((buffer) => ({ ...buffer, label: `${buffer.label} copy` })),
  );
  return { specs, parameters, gradients, moments, state, copies };
}
