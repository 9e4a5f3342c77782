import type { RunConfig } from '../config/run-config';
import type { Gpu } from '../gpu/gpu';
import { shaders } from '../gpu/shaders';
import type { Candidate, Plan, RunPlan } from '../protocol';
import type { Task } from '../task/task';
import { autotune, candidatePlans, fastest, samePlan } from '../train/autotune';
import type { ExecutorFactory } from '../train/trainer';

/** Milliseconds that a run's start may be put off by. */
const BUDGET_MS = 300;
/** Of each of a plan's few rounds, so that several plans fit into that. */
const ROUND_MS = 12;

/** A run that a plan is to be found for. */
export interface Wanted {
  readonly config: RunConfig;
  readonly task: Task;
  readonly gpu: Gpu;
  readonly createExecutor: ExecutorFactory;
}

interface Tuned {
  readonly choice: RunPlan['choice'];
  /** What it asks of trainer and executor. */
  readonly plan: Plan;
  readonly candidates: readonly Candidate[];
}

/**
 * The plan for a run: the one that a person wants, else the fastest that is known for such a run on this adapter; what
 * is not known is measured, as far as a moment allows, and the rest when such a run is next started. On a software
 * adapter the default, the same at every start, unless a person chooses.
 */
export async function choosePlan(wanted: Wanted, wish?: Plan): Promise<Tuned> {
  const { config, task, gpu, createExecutor } = wanted;
  const place = await placeOf(wanted);
  const known = await recall(place);
  if (wish || gpu.software) {
    const candidates = candidatePlans(config, task).map(
      (plan) => known.find((each) => samePlan(each.plan, plan)) ?? { plan, stepMs: null },
    );
    return { choice: wish ? 'chosen' : 'fixed', plan: wish ?? {}, candidates };
  }
  const options = { known, budgetMs: BUDGET_MS, roundMs: ROUND_MS };
  const candidates = await autotune(config, task, createExecutor, options);
  await remember(place, candidates);
  const plan = fastest(candidates);
  return { choice: plan ? 'autotuned' : 'fixed', plan: plan ?? {}, candidates };
}

/** Measures every plan anew, however long it takes, for the next run like this one. */
export async function tuneAgain(wanted: Wanted): Promise<readonly Candidate[]> {
  const { config, task, createExecutor } = wanted;
  const candidates = await autotune(config, task, createExecutor);
  await remember(await placeOf(wanted), candidates);
  return candidates;
}

/** Where measurements are kept: by adapter, by all of a run that shapes its programs, and by this build's kernels. */
async function placeOf({ config, task, gpu }: Wanted): Promise<string> {
  const { model, training, optimizer } = config;
  const { batchSize, replicas } = training;
  const shape = [model, task.shape(config.task), batchSize, replicas, optimizer.clipNorm > 0];
  const key = JSON.stringify([__APP_VERSION__, gpu.name, shape, [...shaders].sort()]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0'));
  return new URL(`tuning/${hex.join('')}`, location.origin).href;
}

/** A browser that keeps nothing is fine too. */
async function recall(place: string): Promise<readonly Candidate[]> {
  try {
    const kept = await (await caches.open('tuning')).match(place);
    return kept ? ((await kept.json()) as readonly Candidate[]) : [];
  } catch {
    return [];
  }
}

async function remember(place: string, candidates: readonly Candidate[]): Promise<void> {
  try {
    await (await caches.open('tuning')).put(place, Response.json(candidates));
  } catch {
    // Then it is measured again at the next visit.
  }
}
