import { createHash } from 'node:crypto';
import { ConfigError } from '../config/run-config';
import { shaders } from '../gpu/shaders';
import wasm from '../wasm/kernels.as.ts?wasm';

/** What a run ran on: with the config, all that its bytes depend on. */
export interface Engine {
  readonly version: 1;
  readonly executor: 'gpu' | 'cpu';
  readonly adapter: string;
  readonly precision: 'float32' | 'float64';
  readonly plan: Plan;
  /** Threads that the CPU executor computed with; its bytes do not depend on it. */
  readonly threads?: number;
  /** Version of the app, and the first digits of a SHA-256 of its compiled or shader kernels. */
  readonly app: { readonly version: string; readonly kernels: string };
}

/**
 * How the plan was chosen, and its parts: `tile`, the examples of a tile where a GPU runs the dispatches in groups
 * (absent or 0, a dispatch a kernel), and what the executor decides.
 */
export interface Plan {
  readonly choice: 'fixed' | 'autotuned';
  readonly [part: string]: string | number;
}

/** What a plan says of multiply-adds that are not fused. */
export const ROUNDS_TWICE = 'rounds twice';

/** The CPU executor's plan. */
export function cpuPlan(adapter: string): Plan {
  if (!adapter.startsWith('WebAssembly')) return { choice: 'fixed', matmul: 'plain loops' };
  return {
    choice: 'fixed',
    matmul: 'packed panels, 4×8 tiles',
    multiplyAdd: adapter === 'WebAssembly relaxed SIMD' ? 'rounds once' : ROUNDS_TWICE,
  };
}

/** This build's kernels for an executor, as a short fingerprint. */
export function appOf(executor: 'gpu' | 'cpu'): Engine['app'] {
  const hash = createHash('sha256');
  if (executor === 'cpu') hash.update(wasm);
  else for (const [name, source] of [...shaders].sort()) hash.update(`${name}\n${source}\n`);
  return { version: __APP_VERSION__, kernels: hash.digest('hex').slice(0, 16) };
}

/** An engine from parsed JSON, to be replayed with this build. */
export function parseEngine(json: unknown): Engine {
  const engine = (typeof json === 'object' && json !== null ? json : {}) as Partial<Engine>;
  const { version, executor, adapter, precision, plan } = engine;
  const refuse = (what: string, value: unknown, allowed: string) => {
    throw new ConfigError(`--engine: ${what}`, value, allowed);
  };
  if (version !== 1) refuse('version', version, '1');
  if (executor !== 'gpu' && executor !== 'cpu') refuse('executor', executor, 'one of gpu, cpu');
  if (typeof adapter !== 'string') refuse('adapter', adapter, 'a text');
  if (precision !== 'float32' && !(precision === 'float64' && executor === 'cpu')) {
    refuse('precision', precision, 'float32, or float64 with the cpu executor');
  }
  if (plan?.choice !== 'fixed' && plan?.choice !== 'autotuned') {
    refuse('plan.choice', plan?.choice, 'one of fixed, autotuned');
  }
  const tile = Number(plan?.tile ?? 0);
  if (!Number.isInteger(tile) || tile < 0 || tile > 65_536) {
    refuse('plan.tile', plan?.tile, 'an integer from 0 to 65536');
  }
  const app = appOf(executor!);
  if (engine.app?.version !== app.version) refuse('app.version', engine.app?.version, app.version);
  if (engine.app?.kernels !== app.kernels) {
    refuse('app.kernels', engine.app?.kernels, `those of this build (${app.kernels})`);
  }
  return engine as Engine;
}

/** Throws where the engine at hand is not the one that was recorded. */
export function checkReplay(recorded: Engine, here: Engine): void {
  for (const key of ['executor', 'adapter', 'precision', 'plan'] as const) {
    const [then, now] = [JSON.stringify(recorded[key]), JSON.stringify(here[key])];
    if (then !== now)
      throw new ConfigError(`--engine: ${key}`, recorded[key], `${now}, as it is here`);
  }
}
