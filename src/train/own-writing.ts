import type { RunConfig } from '../config/run-config';
import type { Executor, Floats } from '../graph/executor';
import type { TaskInstance, TaskShape } from '../task/task';
import { buildDecoding, type Decoding } from './decoding';
import type { RunPrograms } from './programs';

/** Sequences that are written side by side, where what they keep of earlier places does not need more than this. */
const TOGETHER = 256;
const CACHED_BYTES = 128 * 2 ** 20;
/** Places that a GPU is told of at once. */
const LAUNCHED = 32;

/** The decoder of a task whose answers come after writing of the model's own; undefined for any other. */
export function decodingOf(
  { model, training }: RunConfig,
  { vocabulary, length, test, written }: TaskShape,
  { parameters }: RunPrograms,
): Decoding | undefined {
  if (written === undefined) return undefined;
  const { replicas } = training;
  const context = length - 1;
  const cached = 4 * replicas * 2 * model.layers * context * model.width;
  const sequences = Math.max(1, Math.min(test, TOGETHER, Math.floor(CACHED_BYTES / cached)));
  return buildDecoding(model, parameters, {
    replicas,
    vocabulary,
    context,
    sequences,
    ranked: 0,
    hasTargets: true,
  });
}

/** What a model says where it writes for itself: outcomes of each place, with its own tokens before it. */
export interface OwnOutcomes {
  /** As `chooseToken` leaves them. */
  readonly outcomes: Floats;
  /** Where those of place 0 begin. */
  readonly at: number;
}

/** Lets every replica write its answers to the held-out set, the most probable token every time. */
export class OwnWriting {
  private readonly parts: readonly { records: Uint32Array; targets: Uint32Array }[];

  constructor(
    private readonly executor: Executor,
    private readonly decoding: Decoding,
    instances: readonly TaskInstance[],
    /** Index of the first token that the model writes. */
    readonly written: number,
  ) {
    const { count } = instances[0].test;
    const { examples } = decoding.batch;
    const parts = Math.ceil(count / examples);
    this.parts = Array.from({ length: parts }, (_, i) => this.encode(instances, i * examples));
  }

  /** Writes from the parameters as they are after all launched steps; tells of row i of replica r. */
  answer(): Promise<(r: number, row: number) => OwnOutcomes> {
    const { executor, decoding } = this;
    const { batch, targets, outcomes, program } = decoding;
    const { examples, context, records } = batch;
    // All is under way when this returns.
    const reads = this.parts.map((part) => {
      executor.write(records.buffer, part.records);
      executor.write(targets!.buffer, part.targets);
      for (let place = 0; place < context; place += LAUNCHED)
        executor.run(program, Math.min(LAUNCHED, context - place));
      return executor.readFloats(outcomes.buffer);
    });
    return Promise.all(reads).then((all) => (r, row) => {
      const part = Math.floor(row / examples);
      const at = r * outcomes.stride + 4 * (row - part * examples) * context;
      return { outcomes: all[part], at };
    });
  }

  /** Held-out examples from `from` on; rows past the end repeat row 0. What the model is asked for is left out. */
  private encode(instances: readonly TaskInstance[], from: number) {
    const { batch, targets, logits } = this.decoding;
    const { examples, context } = batch;
    const [, record] = batch.records.shape;
    const unwritten = logits.shape[1];
    const records = new Uint32Array(batch.records.buffer.length);
    const right = new Uint32Array(targets!.buffer.length);
    instances.forEach(({ test, length }, r) => {
      for (let b = 0; b < examples; b++) {
        const row = from + b < test.count ? from + b : 0;
        const to = r * batch.records.stride + b * record;
        for (let i = 0; i < length; i++) {
          const token = test.tokens[row * length + i];
          if (i > 0) right[r * targets!.stride + b * context + i - 1] = token;
          if (i === context) continue;
          records[to + i] = isWritten(test, row * length, i, this.written) ? unwritten : token;
        }
      }
    });
    return { records, targets: right };
  }
}

/** Whether the model writes token i of the example that begins at `start`: from `from` on, all that it is asked for. */
export function isWritten(
  { trained, graded }: TaskInstance['test'],
  start: number,
  i: number,
  from: number,
): boolean {
  const asked = start + i - 1;
  return i >= from && (trained[asked] === 1 || graded[asked] === 1);
}
