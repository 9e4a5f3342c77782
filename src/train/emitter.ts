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
export class Emitter {
  /** (chunk, R, HYPER). */
  readonly schedule: Tensor;
  /** (chunk, R, METRICS). */
  readonly ring: Tensor;
  /** (R) next step of the chunk. */
  readonly counter: Tensor;
  readonly pictures: Pictures | null;
  /** (N, record) the training split, of a task that has one. */
  private readonly data: Tensor;

  constructor(
    private readonly config: RunConfig,
    private readonly shape: TaskShape,
    private readonly sizes: Sizes,
    private readonly stores: Stores,
    private readonly inTiles: boolean,
  ) {
    const { chunk, replicas, record } = sizes;
    this.schedule = perStep(chunk, replicas, 'schedule', HYPER);
    this.ring = perStep(chunk, replicas, 'ring', METRICS);
    this.counter = allocate(replicas, 'counter', [1], 'uint');
    this.data = allocate(replicas, 'data', [shape.train, record], 'uint');
    const { pictures, vocabulary } = shape;
    this.pictures = pictures
      ? { table: allocateShared('pictures', [pictures.count, pictures.pixels]), first: vocabulary }
      : null;
  }

  graph(training: boolean): Graph {
    const { replicas } = this.sizes;
    return new Graph(replicas, training, this.inTiles ? new Arena(replicas) : undefined);
  }

  /** Forward and backward of the next batch, with as many rows of hyper-parameters and clocks as it has tiles. */
  step({ tiles, examples }: Tiling, tokens: Tensor | null): EmittedStep {
    const { specs, parameters, gradients } = this.stores;
    const g = this.graph(true);
    const hyper = g.tensor('hyper', [tiles, HYPER]);
    const clock = g.tensor('clock', [tiles], 'uint');
    const by = this.config.training.batchSize === 'full' ? 'host' : 'step';
    const batch = this.batch(g, examples, by, tokens);
    const { schedule, counter } = this;
    const tensors = { schedule, counter, hyper, clock, batch };
    const supply = this.supply(batch.records, tiles);
    for (const { name } of specs) g.placeGradient(parameters.get(name), gradients.get(name));
    nextBatch(g, supply, tensors);
    const outcomes = this.score(g, batch, this.outputs(g, batch), hyper);
    g.backward();
    return { g, tensors, supply, outcomes };
  }

  /** Outcomes of held-out examples. */
  answers(g: Graph, examples: number, tokens: Tensor | null): Answers {
    const batch = this.batch(g, examples, 'host', tokens);
    const outputs = this.outputs(g, batch);
    let drawn: Tensor | null = null;
    if (this.shape.draws) {
      drawn = g.hostTensor('drawn', outputs.shape);
      const count = outputs.length;
      g.emit('copy', { count }, { x: outputs, out: drawn }, { invocations: count });
    }
    return { batch, drawn, outcomes: this.score(g, batch, outputs, null) };
  }

  /** Its records are written by the host, or by the step; its table is of some tokens. */
  private batch(g: Graph, examples: number, by: 'host' | 'step', tokens: Tensor | null): Batch {
    const { context, slots, record } = this.sizes;
    const { pictures } = this;
    const shape = [examples, record];
    const records =
      by === 'host' ? g.hostTensor('batch', shape, 'uint') : g.tensor('batch', shape, 'uint');
    const table = tokens && tableOf(tokens, pictures);
    return { examples, context, slots, records, table, pictures };
  }

  /** Where the batch `records`, or a tile of it, comes from. */
  private supply(records: Tensor, tiles: number): Supply {
    const { chunk, replicas, record, batchSize, trained } = this.sizes;
    if (this.config.training.batchSize === 'full') return { kind: 'constant', records };
    if (this.shape.train === 0) {
      const staged = perStep(chunk, replicas, 'staged', records.length, 'uint');
      return { kind: 'staged', staged, step: replicas * trained.examples * record };
    }
    const cursor = allocate(replicas, 'cursor', [tiles, CURSOR], 'uint');
    return { kind: 'shuffled', data: this.data, cursor, batchSize };
  }

  private outputs(g: Graph, batch: Batch): Tensor {
    return transformer(
      g,
      this.config.model,
      this.stores.parameters,
      batch,
      Boolean(this.shape.draws),
    );
  }

  /** What the model's outputs are worth, and where training the start of the backward pass. */
  private score(g: Graph, batch: Batch, outputs: Tensor, hyper: Tensor | null): Tensor {
    const { draws } = this.shape;
    return draws && this.pictures
      ? squaredError(g, batch, this.pictures, draws.tolerance, outputs, hyper)
      : softmaxCrossEntropy(g, batch, outputs, hyper);
  }
}
