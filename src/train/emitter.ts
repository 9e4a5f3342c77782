import type { RunConfig } from '../config/run-config';
import { Arena } from '../graph/arena';
import { allocate, allocateShared, Graph, type Tensor } from '../graph/graph';
import type { Batch, Pictures } from '../ops/batch';
import { softmaxCrossEntropy } from '../ops/cross-entropy';
import { squaredError } from '../ops/squared-error';
import { transformer } from '../model/transformer';
import { HYPER } from '../optim/adamw';
import type { TaskShape } from '../task/task';
import type { Sizes, Tiling } from './sizes';
import type { Stores } from './stores';
import { CURSOR, nextBatch, perStep, type StepTensors, type Supply } from './supply';
import { tableOf } from './token-table';

/** Numbers of one step's metrics: loss, wrong graded tokens, graded tokens, exact examples. */
export const METRICS = 4;

/** A step that was emitted: forward and backward, without the update. */
export interface EmittedStep {
  readonly g: Graph;
  readonly tensors: StepTensors;
  readonly supply: Supply;
  readonly outcomes: Tensor;
}

/** What answers are read from. */
export interface Answers {
  readonly batch: Batch;
  readonly outcomes: Tensor;
  /** (B·S, P) what was drawn, where pictures are what is asked for. */
  readonly drawn: Tensor | null;
}

/** Emits a run's steps and answers, of all examples or of one tile, with the tensors that both have in common. */
export interface Emitter {
  /** (chunk, R, HYPER). */
  readonly schedule: Tensor;
  /** (chunk, R, METRICS). */
  readonly ring: Tensor;
  /** (R) next step of the chunk. */
  readonly counter: Tensor;
  readonly pictures: Pictures | null;
  /** An empty one. */
  readonly graph: (training: boolean) => Graph;
  /** Forward and backward of the next batch, with as many rows of hyper-parameters and clocks as it has tiles. */
  readonly step: (tiling: Tiling, tokens: Tensor | null) => EmittedStep;
  /** Outcomes of held-out examples. */
  readonly answers: (g: Graph, examples: number, tokens: Tensor | null) => Answers;
}

export function emitterOf(
  { model, training }: RunConfig,
  { pictures: seen, vocabulary, train, draws }: TaskShape,
  { replicas, context, slots, record, batchSize, trained, chunk }: Sizes,
  { specs, parameters, gradients }: Stores,
  inTiles: boolean,
): Emitter {
  const isWhole = training.batchSize === 'full';
  const schedule = perStep(chunk, replicas, 'schedule', HYPER);
  const ring = perStep(chunk, replicas, 'ring', METRICS);
  const counter = allocate(replicas, 'counter', [1], 'uint');
  const data = allocate(replicas, 'data', [train, record], 'uint');
  const pictures = seen
    ? { table: allocateShared('pictures', [seen.count, seen.pixels]), first: vocabulary }
    : null;

  const graph = (training: boolean) =>
    new Graph(replicas, training, inTiles ? new Arena(replicas) : undefined);

  /** Its records are written by the host, or by the step; its table is of some tokens. */
  const batchOf = (g: Graph, examples: number, byHost: boolean, tokens: Tensor | null): Batch => {
    const shape = [examples, record];
    const records = byHost
      ? g.hostTensor('batch', shape, 'uint')
      : g.tensor('batch', shape, 'uint');
    const table = tokens && tableOf(tokens, pictures);
    return { examples, context, slots, records, table, pictures };
  };

  /** Where the batch `records`, or a tile of it, comes from. */
  const supplyOf = (records: Tensor, tiles: number): Supply => {
    if (isWhole) return { kind: 'constant', records };
    if (train === 0) {
      const staged = perStep(chunk, replicas, 'staged', records.length, 'uint');
      return { kind: 'staged', staged, step: replicas * trained.examples * record };
    }
    const cursor = allocate(replicas, 'cursor', [tiles, CURSOR], 'uint');
    return { kind: 'shuffled', data, cursor, batchSize };
  };

  const outputsOf = (g: Graph, batch: Batch) =>
    transformer(g, model, parameters, batch, Boolean(draws));

  /** What the model's outputs are worth, and where training the start of the backward pass. */
  const score = (g: Graph, batch: Batch, outputs: Tensor, hyper: Tensor | null): Tensor =>
    draws && pictures
      ? squaredError(g, batch, pictures, draws.tolerance, outputs, hyper)
      : softmaxCrossEntropy(g, batch, outputs, hyper);

  return {
    schedule,
    ring,
    counter,
    pictures,
    graph,
    step({ tiles, examples }, tokens) {
      const g = graph(true);
      const hyper = g.tensor('hyper', [tiles, HYPER]);
      const clock = g.tensor('clock', [tiles], 'uint');
      const batch = batchOf(g, examples, isWhole, tokens);
      const tensors = { schedule, counter, hyper, clock, batch };
      const supply = supplyOf(batch.records, tiles);
      for (const { name } of specs) g.placeGradient(parameters.get(name), gradients.get(name));
      nextBatch(g, supply, tensors);
      const outcomes = score(g, batch, outputsOf(g, batch), hyper);
      g.backward();
      return { g, tensors, supply, outcomes };
    },
    answers(g, examples, tokens) {
      const batch = batchOf(g, examples, true, tokens);
      const outputs = outputsOf(g, batch);
      let drawn: Tensor | null = null;
      if (draws) {
        drawn = g.hostTensor('drawn', outputs.shape);
        const count = outputs.length;
        g.emit('copy', { count }, { x: outputs, out: drawn }, { invocations: count });
      }
      return { batch, drawn, outcomes: score(g, batch, outputs, null) };
    },
  };
}
