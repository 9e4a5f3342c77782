import type { RunConfig } from '../config/run-config';
import { Arena } from '../graph/arena';
import { allocate, Graph, type Tensor } from '../graph/graph';
import { bundles, chain } from '../graph/groups';
import type { BufferSpec, Dispatch, Program } from '../graph/program';
import { ParameterStore, parameterSpecs } from '../model/parameters';
import { transformer } from '../model/transformer';
import { adamw, HYPER, type Moments } from '../optim/adamw';
import { recordLength, type Batch, type Pictures } from '../ops/batch';
import { softmaxCrossEntropy } from '../ops/cross-entropy';
import { squaredError } from '../ops/squared-error';
import type { TaskShape } from '../task/task';
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
  const tableTokens = shared('table', [vocabulary, context], 'uint');
  // Pictures are too many to compute each at every position.
  const tableOf = (examples: number): Batch | null =>
    !pictures && (table ?? (!tile && TABLE_USES * vocabulary <= examples))
      ? { examples: vocabulary, context, slots: 0, records: tableTokens, table: null, pictures }
      : null;
  /** Its records are written by the host, or by the step. */
  const batchOf = (g: Graph, examples: number, by: 'host' | 'step'): Batch => {
    const shape = [examples, record];
    const records =
      by === 'host' ? g.hostTensor('batch', shape, 'uint') : g.tensor('batch', shape, 'uint');
    return { examples, context, slots, records, table: tableOf(examples), pictures };
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
  const stepTensors = (g: Graph, tiles: number, examples: number): StepTensors => ({
    schedule,
    counter,
    hyper: g.tensor('hyper', [tiles, HYPER]),
    clock: g.tensor('clock', [tiles], 'uint'),
    batch: batchOf(g, examples, training.batchSize === 'full' ? 'host' : 'step'),
  });

  const g = graph(true);
  const tensors = stepTensors(g, tiles, examples);
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
  const evaluated = batchOf(e, evaluatedTiles * (tile ?? 1), 'host');
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
    table: batch.table || evaluated.table ? tableTokens : null,
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

  function groupStep(tile: number): Program['grouped'] {
    const small = graph(true);
    const first = stepTensors(small, 1, tile);
    emitStep(small, first, supplyOf(first.batch.records, 1));
    const isGradient = ({ bindings }: Dispatch) =>
      Object.values(bindings).some((slice) => slice?.buffer === gradients.buffer);
    // It is about all examples, and only gradients ask for it.
    const isIndex = ({ kernel }: Dispatch) => kernel === 'token_index';
    const pairs = g.emitted.map((whole, i) => [whole, small.emitted[i]] as const);
    const [recorded, ...rest] = update.emitted;
    return [
      chain(
        'examples',
        tiles,
        pairs.filter(([whole]) => !isGradient(whole) && !isIndex(whole)),
      ),
      // Metrics are summed between barriers, which software adapters make everything in their bundle wait at.
      ...bundles('metrics', [recorded, ...g.emitted.filter(isIndex)]),
      ...bundles('parameter gradients', g.emitted.filter(isGradient)),
      ...rest,
    ];
  }

  function groupEvaluation(tile: number): Program['grouped'] {
    const small = graph(false);
    emitAnswers(small, batchOf(small, tile, 'host'));
    const pairs = e.emitted.map((whole, i) => [whole, small.emitted[i]] as const);
    return [chain('answers', evaluatedTiles, pairs)];
  }
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}
