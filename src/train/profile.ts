import type { Timing } from '../graph/executor';
import type { Dispatch } from '../graph/program';
import { bytesOfPiece, flopsOfPiece } from '../graph/traffic';
import type { DispatchProfile, KernelCall, StepProfile } from '../protocol';
import { measureCeiling } from './ceiling';
import { stepTime, yieldToMessages } from './step-time';
import type { ExecutorFactory, Trainer } from './trainer';

/** Milliseconds over which steps are timed, and those of one turn, between which messages are let in. */
const TIMED_MS = 600;
const TURN_MS = 16;

/**
 * What each dispatch of a training step costs, beside what this device was seen to do at best. It is measured on a
 * trainer of its own, which `create` makes as the run's was made: the run's bytes are never touched.
 */
export async function profile(
  create: () => Promise<Trainer>,
  createExecutor: ExecutorFactory,
): Promise<StepProfile> {
  const trainer = await create();
  try {
    const { executor, programs, replicas } = trainer;
    const { stepMs, timings, steps } = await timeSteps(trainer);
    const { timedBy } = executor;
    const dispatches = timings.map((timing) => dispatchProfile(timing, steps, replicas));
    const ceiling = await measureCeiling(createExecutor);
    const batchSize = programs.batchSize;
    return { timedBy, steps, stepMs, replicas, batchSize, ceiling, dispatches };
  } finally {
    trainer.dispose();
  }
}

interface Timed {
  /** Milliseconds of a step that nobody times. */
  readonly stepMs: number;
  /** Summed over all steps. */
  readonly timings: readonly Timing[];
  readonly steps: number;
}

/** Steps as they are and steps with every dispatch timed, by turns: what else the machine does slows both alike. */
async function timeSteps(trainer: Trainer): Promise<Timed> {
  const warm = await stepTime(trainer, TURN_MS);
  const count = Math.max(1, Math.min(trainer.programs.chunk, Math.floor(TURN_MS / warm)));
  await trainer.time(1);
  const start = performance.now();
  let untimedMs = 0;
  let steps = 0;
  let timings: readonly Timing[] = [];
  do {
    const before = performance.now();
    await trainer.launch(count);
    untimedMs += performance.now() - before;
    const turn = await trainer.time(count);
    timings = turn.map(({ piece, milliseconds }, i) => ({
      piece,
      milliseconds: milliseconds + (timings[i]?.milliseconds ?? 0),
    }));
    steps += count;
    await yieldToMessages();
  } while (performance.now() - start < TIMED_MS);
  return { stepMs: untimedMs / steps, timings, steps };
}

function dispatchProfile(
  { piece, milliseconds }: Timing,
  steps: number,
  replicas: number,
): DispatchProfile {
  const group = 'kind' in piece ? piece.kind : null;
  const calls = ('kind' in piece ? piece.parts : [piece]).map(callOf);
  return {
    group,
    calls,
    milliseconds: milliseconds / steps,
    flops: flopsOfPiece(piece, replicas),
    bytes: bytesOfPiece(piece, replicas),
  };
}

function callOf({ kernel, constants, bindings, activation }: Dispatch): KernelCall {
  const tensors: Record<string, KernelCall['tensors'][string]> = {};
  for (const [name, slice] of Object.entries(bindings)) {
    if (!slice) continue;
    const { buffer, label = buffer.label, shape = [slice.length] } = slice;
    tensors[name] = { label, shape, isGradient: buffer.label === 'gradients' };
  }
  return { kernel, constants, tensors, activation: activation ?? '' };
}
