/** A run whose curves are drawn by formula, for tests of what shows them. */
import addition from '../../tasks/addition';
import clampedCounter from '../../tasks/clamped-counter';
import modularArithmetic from '../../tasks/modular-arithmetic';
import multiHop from '../../tasks/multi-hop';
import pairLookup from '../../tasks/pair-lookup';
import sort from '../../tasks/sort';
import symbolMapping from '../../tasks/symbol-mapping';
import { parseRunConfig } from '../../src/config/parse';
import { packed, PER_NAT, PER_ONE } from '../../src/metrics/packed';
import type { EvaluationSample, HeldOutExamples, Status } from '../../src/protocol';
import { RandomStream } from '../../src/random/stream';
import { Curves } from '../../src/state/curves';
import { heldOutOf } from '../../src/train/evaluation';
import type { RunView } from '../../src/state/run-view';

const tasks = new Map(
  [addition, clampedCounter, modularArithmetic, multiHop, pairLookup, sort, symbolMapping].map(
    (task) => [task.id, task],
  ),
);

export interface Wanted {
  readonly task: Record<string, unknown> & { readonly id: string };
  readonly steps: number;
  readonly evalEvery?: number;
  readonly replicas?: number;
  /** Share of the run that is done. */
  readonly done?: number;
  readonly status?: Status;
  readonly name?: string;
}

/** Per-token error falls as a logistic, halfway at half of the run; exact match is (1 − ε)^k. */
export function generatedRun({
  task: parameters,
  steps,
  evalEvery = Math.max(1, steps / 50),
  replicas = 1,
  done = 1,
  status = 'running',
  name = '',
}: Wanted): RunView {
  const config = parseRunConfig(
    { version: 1, task: parameters, training: { steps, evalEvery, replicas } },
    tasks,
  );
  const task = tasks.get(config.task.id)!;
  const instance = task.build(config.task, 0);
  const { graded: k, chance } = instance;
  const heldOut = heldOutOf(instance);
  const others = Array.from({ length: replicas - 1 }, (_, r) =>
    heldOutOf(task.build(config.task, r + 1)),
  );
  const curves = new Curves(replicas, k);
  const random = new RandomStream(5, 'sampling');
  const errorAt = (step: number, r: number) =>
    (1 - chance) / (1 + Math.exp((step / steps - 0.5 - 0.03 * r) * 16));
  const values = (step: number, noise: number) =>
    Float64Array.from({ length: replicas * 3 }, (_, i) => {
      const error = errorAt(step, Math.floor(i / 3));
      const seen = Math.min(1, Math.max(0, error * (1 + noise * random.normal())));
      return [3 * seen + 0.001, seen, (1 - seen) ** k][i % 3];
    });
  const last = Math.round(done * steps);
  for (let step = 0; step < last; step++) {
    curves.appendTrain({ step: Uint32Array.of(step), values: values(step, 0.1) });
  }
  for (let step = 0; step <= last; step += evalEvery) {
    const error = errorAt(step, 0);
    curves.appendEvaluation({
      step,
      values: values(step, 0),
      placeErrors: new Float64Array(replicas * k).fill(error),
      sample: answered(heldOut, k, error, random),
      ...(replicas > 1 && {
        others: others.map((each, r) => answered(each, k, errorAt(step, r + 1), random)),
      }),
    });
  }
  const { batchSize } = config.training;
  const finite = instance.source.kind === 'finite' ? instance.source.examples.count : 'endless';
  return {
    runId: 1,
    name,
    config,
    task,
    info: {
      executor: 'cpu',
      adapter: 'WebAssembly SIMD',
      parameters: 13_056,
      flopsPerStep: 1e8,
      dispatchesPerStep: 40,
      plan: { choice: 'fixed', parts: {} },
      candidates: [],
      tokensPerStep: 1536,
      memoryBytes: 1e7,
      trainExamples: finite,
      testExamples: instance.test.count,
      batchSize: typeof batchSize === 'number' ? batchSize : Number(finite),
      graded: k,
      meanGraded: k,
      chance,
      vocabulary: instance.vocabulary,
      until: steps,
    },
    heldOut: replicas > 1 ? { ...heldOut, others } : heldOut,
    status,
    reason: '',
    progress: { step: last, stepsPerSecond: 100, trainedMs: 1000 },
    curves,
  };
}

/** Answers of which a share `error` is wrong. */
function answered(
  { tokens, length, answers }: HeldOutExamples,
  graded: number,
  error: number,
  random: RandomStream,
): EvaluationSample {
  const targets = Array.from(answers, (at, i) => tokens[Math.floor(i / graded) * length + at]);
  const wrong = targets.map(() => random.uniform() < error);
  return {
    predicted: Uint16Array.from(targets, (target, i) =>
      wrong[i] ? target - (target > 0 ? 1 : -1) : target,
    ),
    surprise: Uint16Array.from(targets, (_, i) => packed(-Math.log(wrong[i] ? 0.1 : 0.9), PER_NAT)),
    confidence: Uint16Array.from(targets, () => packed(0.3 + 0.7 * random.uniform(), PER_ONE)),
    squares: Uint16Array.from(targets, () => packed(0.82, PER_ONE)),
  };
}
