import type { RunConfig } from '../config/run-config';
import { GpuError, GpuLimitError, ShaderError } from '../gpu/errors';
import type { Candidate, Plan } from '../protocol';
import type { Task } from '../task/task';
import { stepTime } from './step-time';
import { Trainer, type ExecutorFactory } from './trainer';

/** Rows of a tile's matrices, in tiles of three sizes; an invocation of `matmul` computes four. */
const ROWS = [4, 16, 32];
/** Of models from this width on some products are large. */
const WIDE = 64;
/** Steps that measuring a plan takes at least, the one that warms up among them. */
const LEAST_STEPS = 4;

/** The plans that are worth a try on a GPU, the default first. */
export function candidatePlans(config: RunConfig, task: Task): readonly Plan[] {
  const [least, small, large] = ROWS.map((rows) => Math.ceil(rows / task.shape(config.task).slots));
  return [
    { tile: 0 },
    { tile: small },
    { tile: large, groupSize: 32 },
    // A workgroup a tile: where there are more cores than workgroups, more of these are faster.
    ...(least < small ? [{ tile: least }] : []),
    // Where a barrier costs by the invocations that wait at it, as on an adapter in software.
    { tile: small, groupSize: 8 },
    // Narrower models have no products that are worth it.
    ...(config.model.width < WIDE
      ? []
      : [
          { tile: 0, matmul: 'wide' },
          { tile: small, matmul: 'wide' },
        ]),
  ];
}

export interface AutotuneOptions {
  /** What was measured before, and need not be again. */
  readonly known?: readonly Candidate[];
  /** Milliseconds that it may take in all; what has not compiled by then, or would take longer, is left unmeasured. */
  readonly budgetMs?: number;
  /** Milliseconds of one of the few rounds in which a plan is measured. */
  readonly roundMs?: number;
}

/** Measures the plans that are worth a try, in their order; what the device refuses is left out. */
export async function autotune(
  config: RunConfig,
  task: Task,
  createExecutor: ExecutorFactory,
  { known = [], budgetMs = Infinity, roundMs = 30 }: AutotuneOptions = {},
): Promise<readonly Candidate[]> {
  const deadline = performance.now() + budgetMs;
  const candidates: Candidate[] = [];
  for (const plan of candidatePlans(config, task)) {
    const measured = known.find((each) => each.stepMs !== null && samePlan(each.plan, plan));
    if (measured) {
      candidates.push(measured);
      continue;
    }
    const { stepMs: slowest } = candidates[0] ?? { stepMs: 0 };
    const tooLong = performance.now() + LEAST_STEPS * (slowest ?? Infinity) > deadline;
    try {
      const stepMs = tooLong
        ? null
        : await measure(Trainer.create(config, task, createExecutor, { plan }), deadline, roundMs);
      candidates.push({ plan, stepMs });
    } catch (error) {
      // A driver may not know what to do with one plan, and do well with another.
      const refused = [GpuLimitError, ShaderError, GpuError].some((kind) => error instanceof kind);
      if (!refused) throw error;
    }
  }
  return candidates;
}

/** The fastest plan of those that were measured; none where none was. */
export function fastest(candidates: readonly Candidate[]): Plan | undefined {
  const measured = candidates.filter(({ stepMs }) => stepMs !== null);
  return measured.sort((a, b) => a.stepMs! - b.stepMs!)[0]?.plan;
}

/** Whether two plans have the same parts, in whatever order. */
export function samePlan(a: Plan, b: Plan): boolean {
  const parts = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...parts].every((part) => a[part] === b[part]);
}

/** Milliseconds a step, or null where the trainer is not there by the deadline: it is then let go when it comes. */
async function measure(
  creating: Promise<Trainer>,
  deadline: number,
  roundMs: number,
): Promise<number | null> {
  const trainer = await before(deadline, creating);
  if (!trainer) {
    creating.then(
      (late) => late.dispose(),
      () => undefined,
    );
    return null;
  }
  try {
    return await stepTime(trainer, roundMs);
  } finally {
    trainer.dispose();
  }
}

async function before<T>(deadline: number, promise: Promise<T>): Promise<T | undefined> {
  if (deadline === Infinity) return promise;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.max(0, deadline - performance.now()));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
