import { expect, it } from 'vitest';
import { withChanges } from '../../src/config/changes';
import { parseRunConfig } from '../../src/config/parse';
import { recipes } from '../../src/recipes';
import { tasks } from '../../src/task/registry';

it('lays values over a config, which keeps its own, with its keys where they were', () => {
  const base = { version: 1, task: { id: 'sort', length: 4 }, model: { layers: 2, width: 8 } };
  const before = JSON.stringify(base);
  const other = withChanges(base, { model: { layers: 1 }, training: { steps: 5 } });
  expect(JSON.stringify(other)).toBe(
    '{"version":1,"task":{"id":"sort","length":4},"model":{"layers":1,"width":8},"training":{"steps":5}}',
  );
  expect(JSON.stringify(base)).toBe(before);
});

it('leaves every preset a config that says all that its task takes', () => {
  for (const { id, config } of recipes) {
    const { task, model, training } = parseRunConfig(config, tasks);
    const own = config as Readonly<Record<'task' | 'model' | 'training', object>>;
    expect(Object.keys(own.model).sort(), id).toEqual(Object.keys(model).sort());
    for (const key of ['batchSize', 'steps', 'evalEvery', 'seed']) {
      expect(own.training, id).toHaveProperty(key, Reflect.get(training, key));
    }
    expect(own.task, id).toHaveProperty('id', task.id);
  }
});
