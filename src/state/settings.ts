/** Settings of a run by dotted path ("model.width"): reading, replacing and comparing them. */
import { parseRunConfig } from '../config/parse';
import { modelFields, optimizerFields, trainingFields } from '../config/fields';
import type { Field, Fields, Value } from '../config/field';
import { ConfigError, type RunConfig } from '../config/run-config';
import type { Task } from '../task/task';

export type Section = 'task' | 'model' | 'optimizer' | 'training';
export type Tasks = ReadonlyMap<string, Task>;

/** Changed while it trains; everything else needs a restart. */
export const LIVE = ['optimizer.learningRate', 'optimizer.weightDecay'] as const;

/** What is wrong with a config, and where. */
export interface Problem {
  readonly key: string;
  readonly message: string;
}

export interface Difference {
  readonly path: string;
  readonly label: string;
  readonly from: Value | undefined;
  readonly to: Value | undefined;
}

export function isLive(path: string): boolean {
  return LIVE.some((live) => live === path);
}

/** Fields of a section; a task's come from its file. */
export function fieldsOf(section: Section, task: Task): Fields {
  if (section === 'task') return task.fields;
  if (section === 'model') return modelFields;
  return section === 'optimizer' ? optimizerFields : trainingFields;
}

/** Every setting of a config by its path; `training.changes` is a history, not a setting. */
export function settings(config: RunConfig): Map<string, Value> {
  const all = new Map<string, Value>();
  for (const section of ['task', 'model', 'optimizer', 'training'] as const) {
    for (const [key, value] of Object.entries<unknown>({ ...config[section] })) {
      if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') {
        all.set(`${section}.${key}`, value);
      }
    }
  }
  return all;
}

/** The same config but for one setting; the result may be a combination that is not allowed. */
export function withSetting(config: RunConfig, path: string, value: Value): RunConfig {
  const [section = '', key = ''] = path.split('.');
  switch (section) {
    case 'task':
      return { ...config, task: { ...config.task, [key]: value } };
    case 'model':
      return { ...config, model: { ...config.model, [key]: value } };
    case 'optimizer':
      return { ...config, optimizer: { ...config.optimizer, [key]: value } };
    case 'training':
      return { ...config, training: { ...config.training, [key]: value } };
    default:
      throw new Error(`no setting called ${path}`);
  }
}

/** The config as it stands at a step: learning rate and weight decay as changed by then. */
export function atStep(config: RunConfig, step: number): RunConfig {
  let { learningRate, weightDecay } = config.optimizer;
  for (const change of config.training.changes) {
    if (change.step > step) break;
    learningRate = change.learningRate ?? learningRate;
    weightDecay = change.weightDecay ?? weightDecay;
  }
  const { optimizer } = config;
  if (learningRate === optimizer.learningRate && weightDecay === optimizer.weightDecay)
    return config;
  return { ...config, optimizer: { ...optimizer, learningRate, weightDecay } };
}

/** The config without its history: it starts with the values that it has. */
export function withoutChanges(config: RunConfig): RunConfig {
  return { ...config, training: { ...config.training, changes: [] } };
}

/** What differs between two configs, in the order of the controls. */
export function differences(from: RunConfig, to: RunConfig, tasks: Tasks): Difference[] {
  const before = settings(from);
  const after = settings(to);
  if (from.task.id !== to.task.id) {
    // Another task has other parameters: its name says enough.
    const own = (path: string) => path.startsWith('task.') && path !== 'task.id';
    for (const path of [...before.keys()].filter(own)) before.delete(path);
    for (const path of [...after.keys()].filter(own)) after.delete(path);
  }
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({
      path,
      label: labelOf(path, to, tasks),
      from: path === 'task.id' ? tasks.get(from.task.id)?.title : before.get(path),
      to: path === 'task.id' ? tasks.get(to.task.id)?.title : after.get(path),
    }));
}

export function fieldAt(path: string, config: RunConfig, tasks: Tasks): Field | undefined {
  const task = tasks.get(config.task.id);
  const [section, key = ''] = path.split('.');
  if (
    !task ||
    !(
      section === 'task' ||
      section === 'model' ||
      section === 'optimizer' ||
      section === 'training'
    )
  ) {
    return undefined;
  }
  return fieldsOf(section, task)[key];
}

function labelOf(path: string, config: RunConfig, tasks: Tasks): string {
  if (path === 'task.id') return 'Task';
  return fieldAt(path, config, tasks)?.label ?? path;
}

/** A message about keys, about the settings as the page calls them: "model.heads" → "Heads". */
export function plainly(message: string, config: RunConfig, tasks: Tasks): string {
  return message.replace(/\b(?:task|model|optimizer|training)\.\w+/g, (path, at: number) => {
    const label = labelOf(path, config, tasks);
    return at === 0 || !/^[A-Z][a-z]/.test(label) ? label : label[0].toLowerCase() + label.slice(1);
  });
}

/** The parsed config, or what is wrong with it. */
export function check(json: unknown, tasks: Tasks): { config: RunConfig } | { problem: Problem } {
  try {
    return { config: parseRunConfig(json, tasks) };
  } catch (error) {
    if (error instanceof ConfigError)
      return { problem: { key: error.key, message: error.message } };
    throw error;
  }
}
