import { initialParameters } from '../../src/model/init';
import { ParameterStore, parameterSpecs } from '../../src/model/parameters';
import { HYPER, writeHyper } from '../../src/optim/adamw';
import { ratesAt, scheduleFactor } from '../../src/optim/schedule';
import { batchSource } from '../../src/train/batches';
import type { Row } from './rows';

export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** What one step learns from, as a peer wants it. */
export interface StepData {
  /** (B, C) */
  readonly tokens: Int32Array;
  /** (B·S) */
  readonly targets: Int32Array;
  /** AdamW's numbers of this step: 1 − lr·wd, lr/(1−β₁ᵗ), √(1−β₂ᵗ). */
  readonly hyper: Float32Array;
}

/** The initial parameters and data of one of a row's models, as our trainer has them, for a peer. */
export interface Problem {
  readonly parameters: readonly NamedArray[];
  readonly examples: number;
  readonly context: number;
  /** The last so many positions of an example are trained. */
  readonly slots: number;
  readonly vocabulary: number;
  /** What step n learns from. */
  step(n: number): StepData;
}

export function problemOf({ config, task }: Row, replica = 0): Problem {
  const { model, optimizer, training } = config;
  const { batchSize, steps } = training;
  const seed = training.seed + replica;
  const { vocabulary, length, slots } = task.shape(config.task);
  if (batchSize === 'full') throw new Error('A row wants a fresh batch each step.');
  const context = length - 1;
  const store = new ParameterStore('initial', parameterSpecs(model, { vocabulary, context }), 1);
  const flat = Float32Array.from(initialParameters(store, seed));
  const source = batchSource(task.build(config.task, seed), batchSize, seed);
  return {
    parameters: store.specs.map(({ name, shape }) => {
      const { offset, length } = store.get(name);
      return { name, shape, values: flat.slice(offset, offset + length) };
    }),
    examples: batchSize,
    context,
    slots,
    vocabulary,
    step(n) {
      const { tokens: all, trained } = source.batch(n);
      const tokens = new Int32Array(batchSize * context);
      const targets = new Int32Array(batchSize * slots);
      for (let row = 0; row < batchSize; row++) {
        for (let c = 0; c < context; c++) tokens[row * context + c] = all[row * length + c];
        for (let s = 0; s < slots; s++) {
          const position = row * length + context - slots + s;
          if (!trained[position]) throw new Error('A slot of this task is not trained.');
          targets[row * slots + s] = all[position + 1];
        }
      }
      const { learningRate, weightDecay } = ratesAt(optimizer, [], n);
      const rate = learningRate * scheduleFactor(optimizer, n, steps);
      const hyper = new Float32Array(HYPER);
      writeHyper(hyper, 0, optimizer, n, rate, weightDecay, 0);
      return { tokens, targets, hyper: hyper.slice(1) };
    },
  };
}
