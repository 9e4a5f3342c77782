import { allocate, type Graph, type Tensor } from '../graph/graph';
import { recordLength, type Batch } from '../ops/batch';
import { HYPER } from '../optim/adamw';

/** Numbers of a cursor: see `shuffle_batch`. */
export const CURSOR = 5;

/** Where on the device a step's batch comes from. */
export type Supply =
  /** It is always the same one. */
  | { readonly kind: 'constant'; readonly records: Tensor }
  /** From the data set, (count, record), each epoch in an order of its own; a cursor for each tile of examples. */
  | {
      readonly kind: 'shuffled';
      readonly data: Tensor;
      readonly cursor: Tensor;
      readonly batchSize: number;
    }
  /** From what the host staged for the chunk, (chunk, R, B·record); `step` numbers lie between two steps. */
  | { readonly kind: 'staged'; readonly staged: Tensor; readonly step: number };

/** What a step begins with besides its batch. */
export interface StepTensors {
  readonly schedule: Tensor;
  readonly counter: Tensor;
  readonly hyper: Tensor;
  readonly clock: Tensor;
  readonly batch: Batch;
}

/** A tensor of `steps` rows of R shares each, of which replica r sees share r of the first row. */
export function perStep(
  steps: number,
  replicas: number,
  label: string,
  size: number,
  type?: 'uint',
): Tensor {
  const whole = allocate(1, label, [steps, replicas, size], type);
  return { ...whole, stride: size, length: whole.length - (replicas - 1) * size };
}

/** Emits what a step begins with: its batch and its hyper-parameters are put where the model finds them. */
export function nextBatch(
  g: Graph,
  supply: Supply,
  { schedule, counter, hyper, clock, batch }: StepTensors,
): void {
  const { context, slots, records, examples } = batch;
  const record = recordLength(context, slots);
  const schedule_step = g.replicas * HYPER;
  if (supply.kind === 'shuffled') {
    const { data, cursor, batchSize } = supply;
    const count = data.length / record;
    g.emit(
      'shuffle_batch',
      { examples, advance: batchSize, count, record, hyper_size: HYPER, schedule_step },
      { counter, cursor, data, schedule, batch: records, hyper, clock },
      { invocations: Math.max(examples, HYPER) },
    );
    return;
  }
  const { staged, step: staged_step } =
    supply.kind === 'staged' ? supply : { staged: null, step: 0 };
  const batch_size = staged ? examples * record : 0;
  g.emit(
    'next_batch',
    { batch_size, hyper_size: HYPER, staged_step, schedule_step },
    { counter, staged, schedule, batch: staged && records, hyper, clock },
    { invocations: Math.max(batch_size, HYPER) },
  );
}
