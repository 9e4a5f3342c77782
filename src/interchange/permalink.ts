/**
 * A run as the part of an address after `#`: "v=1&task=pair-lookup&model.width=32&speed=60".
 * Settings at their default are left out; version 1 of the config fixes what those are. What reads it is in read-link.ts.
 */
import { parseRunConfig } from '../config/parse';
import type { Change, RunConfig } from '../config/run-config';
import type { Task } from '../task/task';

export type Tasks = ReadonlyMap<string, Task>;

export interface Link {
  readonly config: RunConfig;
  /** Steps a second; null is flat out; undefined where the link says nothing. */
  readonly speed?: number | null;
  /** Where the run stops, when it was extended beyond its config's steps. */
  readonly until?: number;
  /** What the lens shows, where one looks through it; its own words, which it reads itself. */
  readonly lens?: string | null;
  /** Metrics that plots were set to, in words of their own. */
  readonly plots?: string;
}

export type ReadLink =
  | { readonly kind: 'none' }
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'bad'; readonly problem: string };

export const VERSION = '1';

export function writeLink({ config, speed, until, lens, plots }: Link, tasks: Tasks): string {
  const defaults = parseRunConfig({ version: 1, task: { id: config.task.id } }, tasks);
  const parts: [string, string][] = [
    ['v', VERSION],
    ['task', config.task.id],
  ];
  for (const section of ['task', 'model', 'optimizer', 'training'] as const) {
    const usual = new Map(Object.entries<unknown>({ ...defaults[section] }));
    for (const [key, value] of Object.entries<unknown>({ ...config[section] })) {
      if (key === 'changes' || value === usual.get(key)) continue;
      parts.push([`${section}.${key}`, String(value)]);
    }
  }
  const { changes } = config.training;
  if (changes.length > 0) parts.push(['changes', changes.map(writeChange).join(';')]);
  if (speed !== undefined) parts.push(['speed', speed === null ? 'max' : String(speed)]);
  if (until !== undefined && until !== config.training.steps) parts.push(['until', String(until)]);
  if (lens) parts.push(['lens', lens]);
  if (plots) parts.push(['plots', plots]);
  return parts.map(([key, value]) => `${key}=${escape(value)}`).join('&');
}

/** "300:learningRate:0.003:weightDecay:1". */
function writeChange({ step, learningRate, weightDecay }: Change): string {
  const parts = [String(step)];
  if (learningRate !== undefined) parts.push('learningRate', String(learningRate));
  if (weightDecay !== undefined) parts.push('weightDecay', String(weightDecay));
  return parts.join(':');
}

/** Percent-encodes what an address can't hold, and leaves readable what it can. */
function escape(text: string): string {
  return encodeURIComponent(text).replace(/%3A/g, ':').replace(/%3B/g, ';').replace(/%2C/g, ',');
}
