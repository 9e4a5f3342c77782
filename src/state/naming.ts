/** Runs named by what differs: "learning rate 0.01 → 0.003". */
import type { Value } from '../config/field';
import type { RunConfig } from '../config/run-config';
import { differences, type Difference, type Tasks } from './settings';

const SHOWN = 2;

export function valueText(value: Value | undefined): string {
  if (value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return value;
  if (Number.isInteger(value)) return value.toLocaleString('en-GB');
  return String(value);
}

/** "width 32 → 48". Symbols such as β₂ keep their case. */
export function differenceText({ path, label, from, to }: Difference): string {
  // Its number says nothing to a person.
  if (path === 'task.text') return 'another text';
  return `${lower(label)} ${valueText(from)} → ${valueText(to)}`;
}

/** What tells a run from the run after it. */
export function runName(from: RunConfig, to: RunConfig, tasks: Tasks): string {
  const parts = differences(from, to, tasks).map(differenceText);
  if (parts.length > SHOWN + 1) {
    return `${parts.slice(0, SHOWN).join(', ')} and ${parts.length - SHOWN} more`;
  }
  const history = changesText(from) === changesText(to) ? [] : [changesText(from)];
  return [...parts, ...history].join(', ');
}

function changesText({ training: { changes } }: RunConfig): string {
  if (changes.length === 0) return 'no change on the way';
  const [first] = changes;
  const at = changes.length === 1 ? `at step ${valueText(first.step)}` : `${changes.length} times`;
  return `changed ${at}`;
}

function lower(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label[0].toLowerCase() + label.slice(1) : label;
}
