import type { RunConfig } from '../config/run-config';
import { allocate, Graph, type Tensor } from '../graph/graph';
import type { BufferSpec, Program } from '../graph/program';
import { ParameterStore, parameterSpecs } from '../model/parameters';
import { transformer } from '../model/transformer';
import { adamw, HYPER, type Moments } from '../optim/adamw';
import { recordLength, type Batch } from '../ops/batch';
import { softmaxCrossEntropy } from '../ops/cross-entropy';
import type { TaskShape } from '../task/task';
import { checkMemory } from './memory';

/** Numbers of one step's metrics: loss, wrong graded tokens, graded tokens, exact examples. */
export const METRICS = 4;
const CHUNK = 64;
const STAGED_BYTES = 16 * 2 ** 20;
const EVALUATED_TOGETHER = 512;

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
  /** Most steps that can be staged at once. */
  readonly chunk: number;
  /** (chunk, R, B·record), or (1, R, B·record) where every batch is the same. */
  readonly staged: Tensor;
  /** (chunk, R, HYPER). */
  readonly schedule: Tensor;
  /** (chunk, R, METRICS). */
  readonly ring: Tensor;
  /** (R) next step of the chunk. */
  readonly counter: Tensor;
  /** (R, B·S, 4) of the batch of the latest step. */
  readonly trainOutcomes: Tensor;
  readonly batchSize: number;
  readonly evaluation: { readonly batch: Batch; readonly outcomes: Tensor };
}

export interface ProgramOptions {
  /** Computes every position of the last block, not only those that are trained or graded. */
  readonly everyPosition?: boolean;
}

/** A tensor of `steps` rows of R shares each, of which replica r sees share r of the first row. */
function perStep(steps: number, replicas: number, label: string, size: number, type?: 'uint'): Tensor {
  const whole = allocate(1, label, [steps, replicas, size], type);
  return { ...whole, stride: size, length: whole.length - (replicas - 1) * size };
}

/** Builds the programs that a config asks for, and refuses one too large; nothing is allocated yet. */
export function buildPrograms(
  config: RunConfig,
  shape: TaskShape,
  options: ProgramOptions = {},
): RunPrograms {
  const { model, optimizer, training } = config;
  const R = training.replicas;
  const context = shape.length - 1;
  const slots = options.everyPosition ? context : shape.slots;
  const record = recordLength(context, slots);
  const constant = training.batchSize === 'full';
  const batchSize = training.batchSize === 'full' ? shape.train : training.batchSize;
  const size = batchSize * record;
  const chunk = constant ? CHUNK : clamp(Math.floor(STAGED_BYTES / (4 * R * size)), 1, CHUNK);

  const specs = parameterSpecs(model, { vocabulary: shape.vocabulary, context });
  const parameters = new ParameterStore('parameters', specs, R);
  const gradients = new ParameterStore('gradients', specs, R);
  const moments: Moments = {
    mean: new ParameterStore('mean', specs, R).flat,
    square: new ParameterStore('square', specs, R).flat,
  };
  const state = [parameters.flat, moments.mean, moments.square].map(({ buffer }) => buffer);
  const copies = [1, 2].map(() => state.map((buffer) => ({ ...buffer, label: `${buffer.label} copy` })));

  const g = new Graph(R, true);
  for (const { name } of specs) g.placeGradient(parameters.get(name), gradients.get(name));
  const staged = perStep(constant ? 1 : chunk, R, 'staged', size, 'uint');
  const schedule = perStep(chunk, R, 'schedule', HYPER);
  const ring = perStep(chunk, R, 'ring', METRICS);
  const counter = g.tensor('counter', [1], 'uint');
  const clock = g.tensor('clock', [1], 'uint');
  const hyper = g.tensor('hyper', [HYPER]);
  const records = g.tensor('batch', [batchSize, record], 'uint');
  const batch: Batch = { examples: batchSize, context, slots, records };
  g.emit(
    'next_batch',
    {
      batch_size: size,
      hyper_size: HYPER,
      staged_step: constant ? 0 : R * size,
      schedule_step: R * HYPER,
    },
    { counter, staged, schedule, batch: records, hyper, clock },
    { invocations: Math.max(size, HYPER) },
  );
  const logits = transformer(g, model, parameters, batch);
  const trainOutcomes = softmaxCrossEntropy(g, batch, logits, hyper);
  g.emit(
    'record_metrics',
    { examples: batchSize, slots, record, context, ring_step: R * METRICS },
    { outcomes: trainOutcomes, batch: records, hyper, clock, ring, counter },
    { workgroups: 1 },
  );
  g.backward();
  adamw(g, optimizer, parameters.flat, gradients.flat, moments, hyper);

  const e = new Graph(R, false);
  const together = Math.min(shape.test, EVALUATED_TOGETHER);
  const evaluated: Batch = {
    examples: together,
    context,
    slots,
    records: e.tensor('held-out batch', [together, record], 'uint'),
  };
  const outcomes = softmaxCrossEntropy(e, evaluated, transformer(e, model, parameters, evaluated), null);

  const programs: RunPrograms = {
    train: { ...g.program('train'), buffers: copies.flat() },
    evaluate: e.program('evaluate'),
    parameters,
    gradients: gradients.flat,
    moments,
    state,
    copies,
    chunk,
    staged,
    schedule,
    ring,
    counter,
    trainOutcomes,
    batchSize,
    evaluation: { batch: evaluated, outcomes },
  };
  checkMemory(config, programs);
  return programs;
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}
