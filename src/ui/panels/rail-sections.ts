/** Settings of a section as elements; what a slider may offer follows from the other settings. */
import { html, type TemplateResult } from 'lit';
import type { Field, Value } from '../../config/field';
import type { RunConfig } from '../../config/run-config';
import { fieldsOf, settings, type Problem, type Section } from '../../state/settings';
import type { Task } from '../../task/task';
import { act } from '../actions';
import type { SettingEvent } from '../elements/setting';
import '../elements/choice-setting';
import '../elements/number-setting';
import '../elements/toggle-setting';

/** Settings in view before More is pressed; where a section is not named, all but those that few want. */
const FIRST: Readonly<Partial<Record<Section, readonly string[]>>> = {
  model: ['width', 'layers', 'heads'],
  optimizer: ['learningRate', 'weightDecay'],
  training: ['batchSize', 'steps', 'replicas'],
};

interface SectionOptions {
  readonly section: Section;
  readonly draft: RunConfig;
  readonly task: Task;
  readonly preset: RunConfig | null;
  readonly problem: Problem | null;
}

export interface SettingRow {
  /** In view before More is pressed. */
  readonly first: boolean;
  readonly template: TemplateResult;
}

export function sectionOf({ section, draft, task, preset, problem }: SectionOptions): SettingRow[] {
  const values = settings(draft);
  const usual = preset?.task.id === draft.task.id ? settings(preset) : undefined;
  const fields = Object.entries(fieldsOf(section, task)).filter(
    ([key, field]) => isChoosable(field) && !isIdle(`${section}.${key}`, draft),
  );
  const first = FIRST[section] ?? fields.filter(([, field]) => !field.seldom).map(([key]) => key);
  fields.sort(([a], [b]) => rank(first, a) - rank(first, b));
  return fields.map(([key, field]) => {
    const path = `${section}.${key}`;
    const value = values.get(path) ?? field.default;
    const wrong = problem?.key === path ? problem.message : '';
    const template = row(path, field, value, usual?.get(path), wrong, draft, task);
    return { first: first.includes(key), template };
  });
}

function row(
  path: string,
  field: Field,
  value: Value,
  preset: Value | undefined,
  problem: string,
  draft: RunConfig,
  task: Task,
): TemplateResult {
  const edit = (event: SettingEvent) => {
    if (event.currentTarget) act(event.currentTarget, { type: 'edit', path, value: event.value });
  };
  if (field.kind === 'integer' && field.control) {
    void import('./own-text').catch(() => undefined);
    return html`<ep-own-text data-path=${path} .value=${value} @ep-setting=${edit}></ep-own-text>`;
  }
  if (field.kind === 'toggle') {
    return html`<ep-toggle-setting
      data-path=${path}
      .field=${field}
      .value=${value}
      .preset=${preset}
      .problem=${problem}
      @ep-setting=${edit}
    ></ep-toggle-setting>`;
  }
  if (field.kind === 'choice') {
    return html`<ep-choice-setting
      data-path=${path}
      .field=${field}
      .value=${value}
      .preset=${preset}
      .problem=${problem}
      @ep-setting=${edit}
    ></ep-choice-setting>`;
  }
  const finite = task.shape(draft.task).train > 0;
  return html`<ep-number-setting
    data-path=${path}
    .field=${field}
    .value=${value}
    .preset=${preset}
    .problem=${problem}
    .words=${finite ? (field.words ?? []) : []}
    .allow=${allow(path, draft)}
    @ep-setting=${edit}
  ></ep-number-setting>`;
}

/** Sliders of width and heads keep to pairs that divide; a typed value is free to be refused. */
function allow(path: string, { model }: RunConfig): ((value: number) => boolean) | undefined {
  const even = model.positions === 'rotary' ? 2 : 1;
  if (path === 'model.width') return (width) => width % (model.heads * even) === 0;
  if (path === 'model.heads') return (heads) => model.width % (heads * even) === 0;
  return undefined;
}

/** A choice with a single option is nothing to choose. */
function isChoosable(field: Field): boolean {
  return field.kind !== 'choice' || field.options.length > 1;
}

/** Settings that change nothing as the others are. */
function isIdle(path: string, { task, model, optimizer }: RunConfig): boolean {
  if (path === 'task.text') return task.source !== 'own';
  if (path === 'optimizer.finalFraction') return optimizer.schedule === 'constant';
  return path === 'model.activation' && model.mlpWidth === 0;
}

function rank(first: readonly string[], key: string): number {
  const at = first.indexOf(key);
  return at < 0 ? first.length : at;
}
