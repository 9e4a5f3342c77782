import type { RunConfig } from '../config/run-config';
import type { Tensor } from '../graph/graph';
import type { BufferSpec, Program } from '../graph/program';
import type { ParameterStore } from '../model/parameters';
import { adamw, type Moments } from '../optim/adamw';
import type { TaskShape } from '../task/task';
import { Emitter, METRICS, type Answers, type EmittedStep } from './emitter';
import { groupedAnswers, groupedStep } from './grouped';
import { sizesOf, type ProgramOptions, type Sizes } from './sizes';
import { storesOf, type Stores } from './stores';
import type { Supply } from './supply';
import { TokenTable } from './token-table';

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
  const sizes = sizesOf(config, shape, options);
  const stores = storesOf(config, shape);
  const table = new TokenTable(shape, sizes, options);
  const emitter = new Emitter(config, shape, sizes, stores, Boolean(options.tile));
  const { parameters, gradients, moments, state, copies } = stores;
  const { chunk, batchSize, trained, evaluated } = sizes;
  const { schedule, ring, counter, pictures } = emitter;
  const parts: Parts = { config, sizes, stores, table, emitter, tile: options.tile };
  const step = emitter.step(trained, table.of(trained.examples));
  const { program: evaluate, evaluation } = buildAnswers(parts);
  return {
    train: buildStep(parts, step),
    evaluate,
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

interface Parts {
  readonly config: RunConfig;
  readonly sizes: Sizes;
  readonly stores: Stores;
  readonly table: TokenTable;
  readonly emitter: Emitter;
  /** Examples of a tile, where there are tiles. */
  readonly tile: number | undefined;
}

/** A step, then what records its metrics and the update. */
function buildStep(parts: Parts, { g, tensors, outcomes }: EmittedStep): Program {
  const { config, sizes, stores, table, emitter, tile } = parts;
  const { replicas, context, slots, record, batchSize, trained } = sizes;
  const { parameters, gradients, moments, copies } = stores;
  const { ring, counter } = emitter;
  const { batch, hyper, clock } = tensors;
  const update = emitter.graph(true);
  update.emit(
    'record_metrics',
    { examples: batchSize, slots, record, context, ring_step: replicas * METRICS },
    { outcomes, batch: batch.records, hyper, clock, ring, counter },
    { workgroups: 1 },
  );
  adamw(update, config.optimizer, parameters.flat, gradients.flat, moments, hyper);
  const program: Program = {
    label: 'train',
    replicas,
    dispatches: [...g.emitted, ...update.emitted],
    buffers: copies.flat(),
  };
  if (!tile) return program;
  const tokens = table.of(trained.examples);
  const tiled = {
    whole: g.emitted,
    examples: {
      tiles: trained.tiles,
      one: emitter.step({ tiles: 1, examples: tile }, tokens).g.emitted,
    },
    table: tokens && { tiles: table.tiles, one: emitter.step(trained, table.tile).g.emitted },
  };
  const { buffer } = gradients.flat;
  const isGradient: Parameters<typeof groupedStep>[1] = ({ bindings }) =>
    Object.values(bindings).some((slice) => slice?.buffer === buffer);
  return { ...program, grouped: groupedStep(tiled, isGradient, update.emitted) };
}

/** Outcomes of a batch of held-out examples. */
function buildAnswers({ sizes, table, emitter, tile }: Parts): {
  readonly program: Program;
  readonly evaluation: Answers;
} {
  const { tiles, examples } = sizes.evaluated;
  const tokens = table.of(examples);
  const g = emitter.graph(false);
  const evaluation = emitter.answers(g, examples, tokens);
  const program = g.program('evaluate');
  if (!tile) return { program, evaluation };
  const on = (examples: number, tokens: Tensor | null) => {
    const small = emitter.graph(false);
    emitter.answers(small, examples, tokens);
    return small.emitted;
  };
  const grouped = groupedAnswers({
    whole: g.emitted,
    examples: { tiles, one: on(tile, tokens) },
    table: tokens && { tiles: table.tiles, one: on(examples, table.tile) },
  });
  return { program: { ...program, grouped }, evaluation };
}
