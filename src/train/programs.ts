import type { RunConfig } from '../config/run-config';
import { Arena } from '../graph/arena';
import { allocate, Graph, type Tensor } from '../graph/graph';
import type { BufferSpec, Dispatch, Program } from '../graph/program';
import { ParameterStore, parameterSpecs } from '../model/parameters';
import { transformer } from '../model/transformer';
import { adamw, HYPER, type Moments } from '../optim/adamw';
import { recordLength, type Batch, type Pictures } from '../ops/batch';
import { softmaxCrossEntropy } from '../ops/cross-entropy';
import { squaredError } from '../ops/squared-error';
import type { TaskShape } from '../task/task';
import { groupedAnswers, groupedStep } from './grouped';
import { CURSOR, nextBatch, perStep, type StepTensors, type Supply } from './supply';

/** Numbers of one step's metrics: loss, wrong graded tokens, graded tokens, exact examples. */
export const METRICS = 4;
const CHUNK = 64;
const STAGED_BYTES = 16 * 2 ** 20;
const EVALUATED_TOGETHER = 512;
/** How often each row of a table has to be looked up, on average, for it to pay. */
const TABLE_USES = 2;

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
  readonly evaluation: {
    readonly batch: Batch;
    readonly outcomes: Tensor;
    /** (B·S, P) what was drawn, where pictures are what is asked for. */
    readonly drawn: Tensor | null;
  };
}

export interface ProgramOptions {
  /**
   * Computes every position of the last block, not only those that are trained or graded; except where tokens may be
   * pictures, which are no targets.
   */
  readonly everyPosition?: boolean;
  /** Also groups the programs into chains over tiles of so many examples; batches are padded to whole tiles. */
  readonly tile?: number;
  /** Whether what depends on token and position alone is computed once for each pair; by default where it pays. */
  readonly table?: boolean;
}

/** Builds the programs that a config asks for; nothing is allocated yet. */
export function buildPrograms(
  config: RunConfig,
  shape: TaskShape,
  { everyPosition = false, tile, table }: ProgramOptions = {},
): RunPrograms {
  const { model, optimizer, training } = config;
  const R = training.replicas;
  const context = shape.length - 1;
  const slots = everyPosition && !shape.pictures ? context : shape.slots;
  const record = recordLength(context, slots);
  const batchSize = training.batchSize === 'full' ? shape.train : training.batchSize;
  const tiles = tile ? Math.ceil(batchSize / tile) : 1;
  const examples = tile ? tiles * tile : batchSize;
  const size = examples * record;
  const endless = shape.train === 0;
  const chunk = endless ? clamp(Math.floor(STAGED_BYTES / (4 * R * size)), 1, CHUNK) : CHUNK;

  const { vocabulary, draws } = shape;
  const pixels = shape.pictures?.pixels;
  const specs = parameterSpecs(model, { vocabulary, context, pixels, draws: Boolean(draws) });
  const parameters = new ParameterStore('parameters', specs, R);
  const gradients = new ParameterStore('gradients', specs, R);
  const moments: Moments = {
    mean: new ParameterStore('mean', specs, R).flat,
    square: new ParameterStore('square', specs, R).flat,
  };
  const state = [parameters.flat, moments.mean, moments.square].map(({ buffer }) => buffer);
  const copies = [1, 2].map(() =>
    state.map((buffer) => ({ ...buffer, label: `${buffer.label} copy` })),
  );

  const schedule = perStep(chunk, R, 'schedule', HYPER);
  const ring = perStep(chunk, R, 'ring', METRICS);
  const counter = allocate(R, 'counter', [1], 'uint');

  const graph = (training: boolean) => new Graph(R, training, tile ? new Arena(R) : undefined);
  const shared = (label: string, size: readonly number[], type?: 'uint') => ({
    ...allocate(1, label, size, type),
    stride: 0,
  });
  const pictures: Pictures | null = shape.pictures
    ? {
        table: shared('pictures', [shape.pictures.count, shape.pictures.pixels]),
        first: vocabulary,
      }
    : null;
  // Whole tiles of a table's tokens; ids from V on stand for nothing.
  const tokenTile = tile ? Math.ceil(tile / context) : 1;
  const tokenTiles = Math.ceil(vocabulary / tokenTile);
  const tokens = shared('table', [tokenTiles * tokenTile, context], 'uint');
  const oneTileOfTokens = shared('table', [tokenTile, context], 'uint');
  const tableOf = (records: Tensor): Batch => {
    const [examples] = records.shape;
    return { examples, context, slots: 0, records, table: null, pictures };
  };
  // Pictures are too many to compute each at every position; and in tiles, one tile of examples is the whole.
  const hasTable = (examples: number): boolean =>
    !pictures && examples > (tile ?? 0) && (table ?? TABLE_USES * vocabulary <= examples);
  /** Its records are written by the host, or by the step; its table is of some tokens. */
  const batchOf = (
    g: Graph,
    examples: number,
    by: 'host' | 'step',
    tokens: Tensor | null,
  ): Batch => {
    const shape = [examples, record];
    const records =
      by === 'host' ? g.hostTensor('batch', shape, 'uint') : g.tensor('batch', shape, 'uint');
    return { examples, context, slots, records, table: tokens && tableOf(tokens), pictures };
  };

  const data = allocate(R, 'data', [shape.train, record], 'uint');
  /** Where the batch `records`, or a tile of it, comes from. */
  const supplyOf = (records: Tensor, tiles: number): Supply => {
    if (training.batchSize === 'full') return { kind: 'constant', records };
    if (endless) {
      const staged = perStep(chunk, R, 'staged', records.length, 'uint');
      return { kind: 'staged', staged, step: R * size };
    }
    const cursor = allocate(R, 'cursor', [tiles, CURSOR], 'uint');
    return { kind: 'shuffled', data, cursor, batchSize };
  };

  const answer = (g: Graph, batch: Batch) =>
    transformer(g, model, parameters, batch, Boolean(draws));
  /** What the model's outputs are worth, and where training the start of the backward pass. */
  const score = (g: Graph, batch: Batch, outputs: Tensor, hyper: Tensor | null): Tensor =>
    draws && pictures
      ? squaredError(g, batch, pictures, draws.tolerance, outputs, hyper)
      : softmaxCrossEntropy(g, batch, outputs, hyper);

  /** Emits forward and backward of the next batch; returns its outcomes. */
  const emitStep = (g: Graph, step: StepTensors, supply: Supply): Tensor => {
    const { batch, hyper } = step;
    for (const { name } of specs) g.placeGradient(parameters.get(name), gradients.get(name));
    nextBatch(g, supply, step);
    const outcomes = score(g, batch, answer(g, batch), hyper);
    g.backward();
    return outcomes;
  };
  /** As many rows of hyper-parameters and clocks as there are tiles, each of which takes its own. */
  const stepTensors = (
    g: Graph,
    tiles: number,
    examples: number,
    tokens: Tensor | null,
  ): StepTensors => ({
    schedule,
    counter,
    hyper: g.tensor('hyper', [tiles, HYPER]),
    clock: g.tensor('clock', [tiles], 'uint'),
    batch: batchOf(g, examples, training.batchSize === 'full' ? 'host' : 'step', tokens),
  });

  const g = graph(true);
  const trained = hasTable(examples) ? tokens : null;
  const tensors = stepTensors(g, tiles, examples, trained);
  const supply = supplyOf(tensors.batch.records, tiles);
  const outcomes = emitStep(g, tensors, supply);
  const update = graph(true);
  const { batch, hyper, clock } = tensors;
  update.emit(
    'record_metrics',
    { examples: batchSize, slots, record, context, ring_step: R * METRICS },
    { outcomes, batch: batch.records, hyper, clock, ring, counter },
    { workgroups: 1 },
  );
  adamw(update, optimizer, parameters.flat, gradients.flat, moments, hyper);

  const e = graph(false);
  const evaluatedTiles = Math.ceil(Math.min(shape.test, EVALUATED_TOGETHER) / (tile ?? 1));
  const answered = evaluatedTiles * (tile ?? 1);
  const looked = hasTable(answered) ? tokens : null;
  const evaluated = batchOf(e, answered, 'host', looked);
  const evaluation = emitAnswers(e, evaluated);

  const train: Program = {
    label: 'train',
    replicas: R,
    dispatches: [...g.emitted, ...update.emitted],
    buffers: copies.flat(),
  };
  return {
    train: tile ? { ...train, grouped: groupStep(tile) } : train,
    evaluate: tile
      ? { ...e.program('evaluate'), grouped: groupEvaluation(tile) }
      : e.program('evaluate'),
    parameters,
    gradients: gradients.flat,
    moments,
    state,
    copies,
    chunk,
    supply,
    schedule,
    ring,
    counter,
    batchSize,
    table: trained ?? looked,
    pictures: pictures?.table ?? null,
    evaluation,
  };

  function emitAnswers(g: Graph, batch: Batch): RunPrograms['evaluation'] {
    const outputs = answer(g, batch);
    let drawn: Tensor | null = null;
    if (draws) {
      drawn = g.hostTensor('drawn', outputs.shape);
      const count = outputs.length;
      g.emit('copy', { count }, { x: outputs, out: drawn }, { invocations: count });
    }
    return { batch, drawn, outcomes: score(g, batch, outputs, null) };
  }

  /** The step on a tile of examples, or of its table's tokens. */
  function stepOn(tiles: number, examples: number, tokens: Tensor | null): readonly Dispatch[] {
    const small = graph(true);
    const first = stepTensors(small, tiles, examples, tokens);
    emitStep(small, first, supplyOf(first.batch.records, tiles));
    return small.emitted;
  }

  function groupStep(tile: number): Program['grouped'] {
    return groupedStep(
      {
        whole: g.emitted,
        examples: { tiles, one: stepOn(1, tile, trained) },
        table: trained && { tiles: tokenTiles, one: stepOn(tiles, examples, oneTileOfTokens) },
      },
      ({ bindings }) => Object.values(bindings).some((slice) => slice?.buffer === gradients.buffer),
      update.emitted,
    );
  }

  function answersOn(examples: number, tokens: Tensor | null): readonly Dispatch[] {
    const small = graph(false);
    emitAnswers(small, batchOf(small, examples, 'host', tokens));
    return small.emitted;
  }

  function groupEvaluation(tile: number): Program['grouped'] {
    return groupedAnswers({
      whole: e.emitted,
      examples: { tiles: evaluatedTiles, one: answersOn(tile, looked) },
      table: looked && { tiles: tokenTiles, one: answersOn(answered, oneTileOfTokens) },
    });
  }
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}
