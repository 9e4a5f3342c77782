/** Reads what permalink.ts wrote; fetched where an address asks for something. */
import { modelFields, optimizerFields, trainingFields } from '../config/fields';
import type { Field, Fields, Value } from '../config/field';
import { allowed } from '../config/field';
import { parseRunConfig } from '../config/parse';
import { ConfigError, type RunConfig } from '../config/run-config';
import { VERSION, type Link, type ReadLink, type Tasks } from './permalink';

const LONGEST = 8000;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Reads what `writeLink` wrote, and says of anything else what is wrong with it. */
export function readLink(hash: string, tasks: Tasks): ReadLink {
  const text = hash.replace(/^#/, '');
  if (text === '') return { kind: 'none' };
  try {
    return { kind: 'link', link: parse(text, tasks) };
  } catch (error) {
    if (error instanceof LinkError || error instanceof ConfigError) {
      return { kind: 'bad', problem: error.message };
    }
    throw error;
  }
}

class LinkError extends Error {}

function parse(text: string, tasks: Tasks): Link {
  if (text.length > LONGEST) throw new LinkError('it is too long');
  const entries = pairs(text);
  const version = entries.get('v');
  if (version === undefined) throw new LinkError('it does not say which version it is of (v=1)');
  if (version !== VERSION)
    throw new LinkError(`it is of version ${short(version)}; this page reads version 1`);
  const id = entries.get('task') ?? '';
  const task = tasks.get(id);
  if (!task) throw new LinkError(`task: ${short(id)} is none of ${[...tasks.keys()].join(', ')}`);

  const sections: Record<string, Fields> = {
    task: task.fields,
    model: modelFields,
    optimizer: optimizerFields,
    training: trainingFields,
  };
  const json: Record<string, Record<string, unknown>> = {
    task: { id },
    model: {},
    optimizer: {},
    training: {},
  };
  for (const [key, value] of entries) {
    if (['v', 'task', 'changes', 'speed', 'until', 'lens', 'plots'].includes(key)) continue;
    const [section, name] = split(key);
    const fields = Object.hasOwn(sections, section) ? sections[section] : undefined;
    if (!fields || !Object.hasOwn(fields, name))
      throw new LinkError(`${short(key)} is no setting of this page`);
    json[section][name] = readValue(key, value, fields[name]);
  }
  const changes = entries.get('changes');
  if (changes !== undefined) json.training.changes = changes.split(';').map(readChange);
  const config = parseRunConfig({ version: 1, ...json }, tasks);
  const lens = entries.get('lens');
  const plots = entries.get('plots');
  return {
    config,
    ...readSpeed(entries.get('speed')),
    ...readUntil(entries.get('until'), config),
    ...(lens === undefined ? {} : { lens: lens || 'on' }),
    ...(plots && { plots }),
  };
}

function pairs(text: string): Map<string, string> {
  const entries = new Map<string, string>();
  for (const part of text.split('&')) {
    const at = part.indexOf('=');
    if (at < 0) throw new LinkError(`${short(part)} is not of the form setting=value`);
    const key = unescape(part.slice(0, at));
    if (entries.has(key)) throw new LinkError(`${short(key)} is given twice`);
    entries.set(key, unescape(part.slice(at + 1)));
  }
  return entries;
}

function readValue(key: string, text: string, field: Field): Value {
  if (field.kind === 'choice') return text;
  if (field.kind === 'toggle') {
    if (text === 'true') return true;
    if (text === 'false') return false;
  } else {
    if (field.words?.includes(text)) return text;
    if (NUMBER.test(text)) return Number(text);
  }
  throw new LinkError(`${key}: ${short(text)} is not allowed; it must be ${allowed(field)}`);
}

function readSpeed(text: string | undefined): { speed?: number | null } {
  if (text === undefined) return {};
  if (text === 'max') return { speed: null };
  return { speed: number('speed', text, 'steps a second from 1 to 100,000, or max', 1, 1e5) };
}

function readUntil(text: string | undefined, { training }: RunConfig): { until?: number } {
  if (text === undefined) return {};
  const words = `a whole number from the run’s ${training.steps} steps to 10000000`;
  const until = number('until', text, words, training.steps, 1e7);
  if (!Number.isInteger(until))
    throw new LinkError(`until: ${short(text)} is not a whole number of steps`);
  return { until };
}

function number(key: string, text: string, words: string, min: number, max: number): number {
  const value = NUMBER.test(text) ? Number(text) : NaN;
  if (!(value >= min && value <= max))
    throw new LinkError(`${key}: ${short(text)} is not allowed; it must be ${words}`);
  return value;
}

function readChange(text: string): Record<string, number> {
  const [step, ...rest] = text.split(':');
  const change: Record<string, number> = { step: numeral(step, text) };
  if (rest.length === 0 || rest.length % 2 !== 0)
    throw new LinkError(`changes: ${short(text)} is incomplete`);
  for (let i = 0; i < rest.length; i += 2) {
    if (Object.hasOwn(change, rest[i]))
      throw new LinkError(`changes: ${short(rest[i])} is given twice`);
    change[rest[i]] = numeral(rest[i + 1], text);
  }
  return change;
}

function numeral(text: string, within: string): number {
  if (!NUMBER.test(text))
    throw new LinkError(`changes: ${short(within)} holds something other than a number`);
  return Number(text);
}

function split(key: string): [section: string, name: string] {
  const at = key.indexOf('.');
  return [key.slice(0, Math.max(at, 0)), key.slice(at + 1)];
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new LinkError(`${short(text)} is damaged`);
  }
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return `“${line.length > 40 ? `${line.slice(0, 37)}…` : line}”`;
}
