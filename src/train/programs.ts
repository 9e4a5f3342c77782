import type { RunConfig } from '../config/run-config';
import type { Tensor } from '../graph/graph';
import type { BufferSpec, Program } from '../graph/program';
import type { ParameterStore } from '../model/parameters';
import { adamw, type Moments } from '../optim/adamw';
import type { TaskShape } from '../task/task';
import { emitterOf, METRICS, type Answers } from './emitter';
import { sizesOf, type ProgramOptions } from './sizes';
import { storesOf } from './stores';
import type { Supply } from './supply';
import { tokenTable } from './token-table';

/** The programs of a run, and the tensors through which the host speaks with them. */
export interface RunPrograms {
  /** One training step. */
  readonly train: Program;
  /** Outcomes of one batch of held-out examples. */
  readonly evaluate: Program;
  readonly parameters: ParameterStore;
  readonly gradients: Tensor;
  readonly moments: Moments;
  /** Parameters and moments, and two sets of copies of them. */
  readonly state: readonly BufferSpec[];
  readonly copies: readonly (readonly BufferSpec[])[];
  /** Most steps that can be launched at once. */
  readonly chunk: number;
  readonly supply: Supply;
  /** (chunk, R, HYPER). */
  readonly schedule: Tensor;
  /** (chunk, R, METRICS). */
  readonly ring: Tensor;
  /** (R) next step of the chunk. */
  readonly counter: Tensor;
  /** Examples of a step. */
  readonly batchSize: number;
  /** (V, C) tokens of the batches' table, where one has it. */
  readonly table: Tensor | null;
  /** (N, P) pixels of the pictures that tokens stand for, one copy for all replicas. */
  readonly pictures: Tensor | null;
  readonly evaluation: Answers;
}

/** Builds the programs that a config asks for; nothing is allocated yet. */
export function buildPrograms(
  config: RunConfig,
  shape: TaskShape,
  options: ProgramOptions = {},
): RunPrograms {
  const { tiles } = options;
  const sizes = sizesOf(config, shape, options);
  const { replicas, context, slots, record, batchSize, trained, evaluated, chunk } = sizes;
  const stores = storesOf(config, shape);
  const { parameters, gradients, moments, state, copies } = stores;
  const table = tokenTable(shape, sizes, options);
  const emitter = emitterOf(config, shape, sizes, stores, Boolean(tiles));
  const { schedule, ring, counter, pictures } = emitter;
  const emission = { emitter, sizes, table };

  const step = emitter.step(trained, table.of(trained.examples));
  const { batch, hyper, clock } = step.tensors;
  const update = emitter.graph(true);
  update.emit(
    'record_metrics',
    { examples: batchSize, slots, record, context, ring_step: replicas * METRICS },
    { outcomes: step.outcomes, batch: batch.records, hyper, clock, ring, counter },
    { workgroups: 1 },
  );
  adamw(update, config.optimizer, parameters.flat, gradients.flat, moments, hyper);

  const answers = emitter.graph(false);
  const evaluation = emitter.answers(answers, evaluated.examples, table.of(evaluated.examples));
  const [forward, last] = [step.g.emitted, update.emitted];
  return {
    train: {
      label: 'train',
      replicas,
      dispatches: [...forward, ...last],
      buffers: copies.flat(),
      ...(tiles && { grouped: tiles.step(emission, forward, last, gradients.buffer) }),
    },
    evaluate: {
      ...answers.program('evaluate'),
      ...(tiles && { grouped: tiles.answers(emission, answers.emitted) }),
    },
    parameters,
    gradients: gradients.flat,
    moments,
    state,
    copies,
    chunk,
    supply: step.supply,
    schedule,
    ring,
    counter,
    batchSize,
    table: table.of(trained.examples) ?? table.of(evaluated.examples),
    pictures: pictures?.table ?? null,
    evaluation,
  };
}
