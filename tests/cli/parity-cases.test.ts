import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/config/field';
import { modelFields, optimizerFields } from '../../src/config/fields';
import { parityCases } from '../../src/cli/parity-cases';
import { taskCases } from '../../src/cli/parity-task-cases';
import { tasks } from '../../src/task/registry';

/** Values of the settings that are a choice or a switch. */
function options(fields: Readonly<Record<string, Field>>): [name: string, value: unknown][] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind === 'choice')
      return field.options.map((value) => [name, value] as [string, unknown]);
    return field.kind === 'toggle' ? [[name, true] as [string, unknown], [name, false]] : [];
  });
}

/** The tasks of the contract: to a model, another task is other tokens. */
const covered = ['modular-arithmetic', 'addition', 'pair-lookup'].map((id) => tasks.get(id)!);
/** Forms that came later, likewise. */
const later: readonly unknown[] = ['cubic', 'one', 'neighbours'];

describe.each(covered)('parity covers $id with', (task) => {
  const configs = parityCases
    .map(({ config }) => config)
    .filter((config) => config.task.id === task.id);

  it.each(options({ ...modelFields, ...optimizerFields }))('%s %s', (name, value) => {
    const all = configs.flatMap(({ model, optimizer }) =>
      Object.entries({ ...model, ...optimizer }),
    );
    expect(all.some(([key, given]) => key === name && given === value)).toBe(true);
  });

  it.each(options(task.fields).filter(([, value]) => !later.includes(value)))(
    'its own %s %s',
    (name, value) => {
      expect(configs.some((config) => config.task[name] === value)).toBe(true);
    },
  );

  it('several layers and heads, no MLP, clipping, warm-up or none, replicas and changes', () => {
    const some = (is: (config: (typeof configs)[number]) => boolean) =>
      expect(configs.some(is)).toBe(true);
    some(({ model }) => model.layers > 1 && model.heads > 1);
    some(({ model }) => model.mlpWidth === 0);
    some(({ optimizer }) => optimizer.clipNorm > 0);
    some(({ optimizer }) => optimizer.warmupSteps === 0);
    some(({ optimizer }) => optimizer.warmupSteps > 0);
    some(({ training }) => training.replicas > 1);
    some(({ training }) => training.changes.length > 1);
  });
});

it('parity covers what tasks ask of a model beyond other tokens', () => {
  const shapes = taskCases.map(({ config }) => tasks.get(config.task.id)!.shape(config.task));
  const some = (is: (shape: (typeof shapes)[number]) => boolean) =>
    expect(shapes.some(is)).toBe(true);
  some(({ slots, graded, pictures }) => slots > graded && !pictures);
  some(({ slots, length }) => slots === length - 1);
  some(({ vocabulary }) => vocabulary > 2000);
  some(({ written }) => written !== undefined);
  some(({ pictures, draws }) => pictures !== undefined && !draws);
  some(({ draws }) => draws !== undefined);
});
