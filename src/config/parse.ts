import type { Task, TaskParameters } from '../task/task';
import { accepts, allowed, type Field, type Fields, type Value } from './field';
import { modelFields, optimizerFields, trainingFields } from './fields';
import {
  ConfigError,
  type Change,
  type ModelConfig,
  type OptimizerConfig,
  type RunConfig,
  type TaskConfig,
  type TrainingConfig,
} from './run-config';

type Plain = Record<string, unknown>;

/**
 * A run config from parsed JSON: defaults filled in, keys in the contract's order.
 * Throws ConfigError for an unknown key, a value out of range or a combination that cannot be.
 */
export function parseRunConfig(json: unknown, tasks: ReadonlyMap<string, Task>): RunConfig {
  const root = object('', json, ['version', 'task', 'model', 'optimizer', 'training']);
  if (root.version !== 1) throw new ConfigError('version', root.version, '1');
  const task = parseTask(root.task, tasks);
  const definition = tasks.get(task.id)!;
  const model = section<ModelConfig>('model', root.model, modelFields);
  const optimizer = section<OptimizerConfig>('optimizer', root.optimizer, optimizerFields);
  const training = parseTraining(root.training, definition);
  const config: RunConfig = { version: 1, task, model, optimizer, training };
  checkCombinations(config, definition);
  return config;
}

function parseTask(json: unknown, tasks: ReadonlyMap<string, Task>): TaskConfig {
  const plain = object('task', json);
  const task = typeof plain.id === 'string' ? tasks.get(plain.id) : undefined;
  if (!task) throw new ConfigError('task.id', plain.id, `one of ${[...tasks.keys()].join(', ')}`);
  const { id, ...parameters } = plain;
  const parsed: TaskConfig = {
    id: String(id),
    ...section<TaskParameters>('task', parameters, task.fields),
  };
  const problem = task.check?.(parsed);
  if (problem) throw new ConfigError(`task.${problem.key}`, parsed[problem.key], problem.allowed);
  return parsed;
}

function parseTraining(json: unknown = {}, task: Task): TrainingConfig {
  const plain = { ...object('training', json) };
  const changes = parseChanges(plain.changes);
  delete plain.changes;
  if (plain.batchSize === undefined) plain.batchSize = task.defaultBatch;
  const numbers = section<Omit<TrainingConfig, 'changes'>>('training', plain, trainingFields);
  return { ...numbers, changes };
}

function parseChanges(json: unknown = []): Change[] {
  const key = 'training.changes';
  if (!Array.isArray(json)) throw new ConfigError(key, json, 'a list of changes');
  let last = -1;
  return json.map((entry, index) => {
    const at = `${key}[${index}]`;
    const plain = object(at, entry, ['step', 'learningRate', 'weightDecay']);
    const { step } = plain;
    if (typeof step !== 'number' || !Number.isInteger(step) || step <= last || step > 1e7) {
      throw new ConfigError(`${at}.step`, step, `an integer above the step before it, at most 1e7`);
    }
    last = step;
    const change: { step: number; learningRate?: number; weightDecay?: number } = { step };
    for (const name of ['learningRate', 'weightDecay'] as const) {
      if (plain[name] === undefined) continue;
      change[name] = value(`${at}.${name}`, plain[name], optimizerFields[name]) as number;
    }
    if (Object.keys(change).length === 1) {
      throw new ConfigError(at, entry, 'a step with a learningRate or a weightDecay');
    }
    return change;
  });
}

function checkCombinations({ task, model, training }: RunConfig, definition: Task): void {
  if (model.width % model.heads !== 0) {
    throw new ConfigError('model.heads', model.heads, `a divisor of model.width (${model.width})`);
  }
  if (model.positions === 'rotary' && (model.width / model.heads) % 2 !== 0) {
    const perHead = `${model.width} / ${model.heads}`;
    throw new ConfigError(
      'model.positions',
      'rotary',
      `used with an even width per head (now ${perHead})`,
    );
  }
  const shape = definition.shape(task);
  if (training.batchSize === 'full' && shape.train === 0) {
    throw new ConfigError(
      'training.batchSize',
      'full',
      'a number, since this task makes endless examples',
    );
  }
  if (training.seed + training.replicas - 1 > 2 ** 32 - 1) {
    throw new ConfigError('training.seed', training.seed, 'at most 2^32 − training.replicas');
  }
}

/** An object with a value for each field: T is the type that the fields describe. */
function section<T>(name: string, json: unknown = {}, fields: Fields): T {
  const plain = object(name, json, Object.keys(fields));
  const entries = Object.entries(fields).map(([key, field]) => {
    const given = plain[key];
    return [key, given === undefined ? field.default : value(`${name}.${key}`, given, field)];
  });
  return Object.fromEntries(entries) as T;
}

function value(path: string, json: unknown, field: Field): Value {
  if (!accepts(field, json)) throw new ConfigError(path, json, allowed(field));
  return json;
}

/** A plain object with no key beyond `keys`. */
function object(path: string, json: unknown, keys?: readonly string[]): Plain {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new ConfigError(path, json, 'an object');
  }
  for (const key of Object.keys(json)) {
    if (keys && !keys.includes(key)) {
      const full = path ? `${path}.${key}` : key;
      throw new ConfigError(
        full,
        (json as Plain)[key],
        `left out (known keys: ${keys.join(', ')})`,
      );
    }
  }
  return json as Plain;
}
