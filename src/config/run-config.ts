import type { Value } from './field';

/** A task by its id, with the parameters that its file declares. */
export interface TaskConfig {
  readonly id: string;
  readonly [parameter: string]: Value;
}

export interface ModelConfig {
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly mlpWidth: number;
  readonly activation: string;
  readonly norm: 'none' | 'layernorm' | 'rmsnorm';
  readonly positions: 'learned' | 'rotary' | 'none';
  readonly tiedEmbedding: boolean;
  readonly bias: 'none' | 'mlp' | 'all';
  readonly initScale: number;
}

export interface OptimizerConfig {
  readonly id: 'adamw';
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  readonly warmupSteps: number;
  readonly schedule: 'constant' | 'cosine' | 'linear';
  readonly finalFraction: number;
  readonly clipNorm: number;
}

/** What a person changed while it trained: from this step on, these values hold. */
export interface Change {
  readonly step: number;
  readonly learningRate?: number;
  readonly weightDecay?: number;
}

export interface TrainingConfig {
  readonly batchSize: number | 'full';
  readonly steps: number;
  readonly logEvery: number;
  readonly evalEvery: number;
  readonly seed: number;
  readonly replicas: number;
  readonly changes: readonly Change[];
}

/** Names a run completely: same bits on the same adapter, build and plan; the same recipe elsewhere. */
export interface RunConfig {
  readonly version: 1;
  readonly task: TaskConfig;
  readonly model: ModelConfig;
  readonly optimizer: OptimizerConfig;
  readonly training: TrainingConfig;
}

/** A config that is refused: which key, what it was, what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(
    /** Dotted path, as in "model.width"; empty for the whole config. */
    readonly key: string,
    readonly value: unknown,
    readonly allowed: string,
  ) {
    super(`${key || 'config'}: ${quote(value)} is not allowed; it must be ${allowed}`);
  }
}

/** A value on one short line, whatever it is. */
function quote(value: unknown): string {
  let text: string | undefined;
  try {
    // JSON would call a number that is not finite null.
    text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  } catch {
    text = undefined;
  }
  const line = (text ?? String(value)).replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
